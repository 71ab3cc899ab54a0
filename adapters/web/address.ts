/** Where a request comes from, as far as our own proxies vouch for it. Pure. */
import { isIP } from 'node:net'

/**
 * Each of our proxies adds, at the end of `X-Forwarded-For`, the address that it was called from; what stands before was
 * written by whoever asks. An IPv6 network of /64 is one address: a household, or one machine that changes it at will.
 */
export function addressOf(remote: string | undefined, forwarded: string | undefined, proxies: number): string {
  const told = forwarded === undefined ? [] : forwarded.split(',').map(withoutPort)
  const chain = [...told, withoutPort(remote ?? '')]
  for (let at = Math.max(0, chain.length - 1 - proxies); at < chain.length; at++) {
    const address = networkOf(chain[at] ?? '')
    if (address !== undefined) return address
  }
  return 'unknown'
}

/** Some proxies write the port as well. */
function withoutPort(text: string): string {
  const found = /^\s*(?:\[([^\]]*)\](?::\d+)?|(\d+(?:\.\d+){3}):\d+|(\S*))\s*$/.exec(text)
  return found?.[1] ?? found?.[2] ?? found?.[3] ?? ''
}

function networkOf(address: string): string | undefined {
  const [bare = ''] = address.split('%')
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(bare)?.[1] ?? bare
  const kind = isIP(mapped)
  if (kind === 4) return mapped
  return kind === 6 ? `${groupsOf(mapped).slice(0, 4).join(':')}::/64` : undefined
}

/** The eight groups of an IPv6 address, without leading zeros. */
function groupsOf(address: string): readonly string[] {
  const [head = '', tail] = address.replace(/\d+(\.\d+){3}$/, '0:0').split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const groups =
    tail === undefined ? before : [...before, ...Array(8 - before.length - after.length).fill('0'), ...after]
  return groups.map((group) => Number.parseInt(group, 16).toString(16))
}
