/** The only source of randomness: row ids (UUIDv7, in order of creation), short ids for people, secrets. */
import { createHash, randomBytes } from 'node:crypto'

export type Ids = {
  /** UUIDv7 (RFC 9562, 5.7): ascending within the process even when the clock goes back */
  next(): string
  /** `bytes` random bytes, in lower-case hexadecimal */
  secret(bytes: number): string
  /** a short id that can be read out loud: `length` characters without 0, O, 1, I, L */
  sayable(length: number): string
}

const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** Random bytes drawn by the page: asking the system for eight at a time costs more than all the rest of an id. */
function pooledRandom(): (bytes: number) => Uint8Array {
  let pool = randomBytes(4096)
  let used = 0
  return (bytes) => {
    if (used + bytes > pool.length) {
      pool = randomBytes(Math.max(4096, bytes))
      used = 0
    }
    used += bytes
    return pool.subarray(used - bytes, used)
  }
}

export function createIds(random: (bytes: number) => Uint8Array = pooledRandom(), now: () => number = Date.now): Ids {
  let last = 0
  let counter = 0
  return {
    next() {
      const time = now()
      counter = time > last ? 0 : counter + 1
      last = Math.max(time, last)
      if (counter > 0xfff) {
        last += 1
        counter = 0
      }
      const tail = Buffer.from(random(8))
      tail[0] = (tail[0]! & 0x3f) | 0x80
      const hex = `${last.toString(16).padStart(12, '0')}7${counter.toString(16).padStart(3, '0')}${tail.toString('hex')}`
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
    },
    secret: (bytes) => Buffer.from(random(bytes)).toString('hex'),
    sayable: (length) => Array.from(random(length), (byte) => alphabet[byte % alphabet.length]).join(''),
  }
}

/** SHA-256 in hexadecimal, of UTF-8 text. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
