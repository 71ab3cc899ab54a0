/** Codes that join channels, and the wrong ones that somebody typed. */
import type { Reads } from '../../engine/db.ts'
import type { PlaceCode } from '../../generated/prisma/client.ts'

export function placeCodeByHash(read: Reads, codeHash: string): Promise<PlaceCode | null> {
  return read.placeCode.findUnique({ where: { codeHash } })
}

export function placeCodeById(read: Reads, id: string): Promise<PlaceCode | null> {
  return read.placeCode.findUnique({ where: { id } })
}

/** Of this person, that nobody used yet. */
export function shownCodes(read: Reads, concertationId: string, byId: string): Promise<PlaceCode[]> {
  return read.placeCode.findMany({ where: { concertationId, byId, state: 'shown' } })
}

export function wrongCodesKey(personId: string): string {
  return `wrong-place-codes|${personId}`
}

/** When this person typed one that was not good. */
export async function wrongCodesOf(read: Reads, personId: string): Promise<string[]> {
  const row = await read.setting.findUnique({ where: { key: wrongCodesKey(personId) } })
  return Array.isArray(row?.value) ? row.value.filter((at): at is string => typeof at === 'string') : []
}
