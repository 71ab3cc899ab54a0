/** E-mail addresses by which people are known, and whether anything is sent there. */
import type { Reads } from '../../engine/db.ts'
import type { Account } from '../../generated/prisma/client.ts'

const mail = { platform: 'mail', workspace: '' } as const

/** Addresses are kept in small letters. */
export async function addressNamed(read: Reads, address: string): Promise<Account[]> {
  const row = await read.account.findUnique({
    where: { platform_workspace_external: { ...mail, external: address.toLowerCase() } },
  })
  return row ? [row] : []
}

export function addressesOf(read: Reads, personIds: readonly string[]): Promise<Account[]> {
  return read.account.findMany({
    where: { ...mail, personId: { in: [...personIds] } },
    orderBy: [{ external: 'asc' }],
  })
}

export function everyAddress(read: Reads): Promise<Account[]> {
  return read.account.findMany({ where: mail, orderBy: [{ external: 'asc' }] })
}

export function accountsById(read: Reads, ids: readonly string[]): Promise<Account[]> {
  return read.account.findMany({ where: { ...mail, id: { in: [...ids] } } })
}

/** What marks are made with; undefined where no letter ever left. */
export async function letterSecret(read: Reads): Promise<string | undefined> {
  const row = await read.setting.findUnique({ where: { key: 'mail' } })
  const value = row?.value
  const isKept = typeof value === 'object' && value !== null && 'secret' in value && typeof value.secret === 'string'
  return isKept ? (value.secret as string) : undefined
}
