/** Under which names the pages answer, who may post to them, and whose address a request is counted for. */
import { describe, expect, test } from 'vitest'
import { addressOf } from '../../../adapters/web/address.ts'
import { isForeign, isOurs, langOf } from '../../../adapters/web/hosts.ts'

const publicUrl = 'https://concertation.example.org'

describe('a name that a page is asked for under', () => {
  test.each([
    '127.0.0.1',
    '127.0.0.1:8080',
    '127.8.9.10:1',
    'localhost',
    'LOCALHOST:3000',
    '[::1]:8080',
    'concertation.example.org',
    'Concertation.Example.ORG',
  ])('%s is ours', (host) => expect(isOurs(host, publicUrl)).toBe(true))

  test.each([
    undefined,
    '',
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'evil.example:8080',
    'concertation.example.org:8443',
    'concertation.example.org.evil.example',
    'a@127.0.0.1',
    '127.0.0.1:8080/x',
    '0.0.0.0:8080',
    '192.168.1.10:8080',
    '[::]:8080',
    '[::ffff:127.0.0.1]:8080',
    'localhost.',
    ' localhost',
  ])('%s is not', (host) => expect(isOurs(host, publicUrl)).toBe(false))

  test('without a public address, no name but this machine’s', () =>
    expect(isOurs('concertation.example.org', undefined)).toBe(false))
})

describe('a page from which something is posted', () => {
  const here = { host: '127.0.0.1:8080', publicUrl: undefined, origin: undefined, site: undefined }
  test.each([
    ['our own page, whose origin is not told', { ...here, origin: 'null', site: 'same-origin' }],
    ['our own page, by name', { ...here, origin: 'http://127.0.0.1:8080' }],
    ['an old browser, which tells nothing', here],
    ['a page that was reopened', { ...here, site: 'none' }],
    ['our own page, behind a proxy that keeps the name to itself', { ...here, publicUrl, origin: publicUrl }],
  ])('%s', (_, posting) => expect(isForeign(posting)).toBe(false))

  test.each([
    ['another site', { ...here, site: 'cross-site' }],
    ['another port of this machine', { ...here, origin: 'http://127.0.0.1:9999' }],
    ['the same machine under another name', { ...here, origin: 'http://localhost:8080' }],
    ['a sister of our site', { ...here, site: 'same-site', origin: 'null' }],
    [
      'a name that ends like ours',
      { ...here, host: 'concertation.example.org', publicUrl, origin: `${publicUrl}.evil.example` },
    ],
    [
      'http where ours is https',
      { ...here, host: 'concertation.example.org', publicUrl, origin: 'http://concertation.example.org' },
    ],
    ['an extension', { ...here, origin: 'moz-extension://1' }],
  ])('%s is somebody else’s', (_, posting) => expect(isForeign(posting)).toBe(true))
})

describe('the address that a request is counted for', () => {
  test.each([
    // no proxy of ours: whoever writes the header is not believed
    ['203.0.113.9', '198.51.100.1', 0, '203.0.113.9'],
    ['203.0.113.9', undefined, 0, '203.0.113.9'],
    ['::ffff:203.0.113.9', undefined, 0, '203.0.113.9'],
    // one: the last that it wrote
    ['127.0.0.1', '198.51.100.1', 1, '198.51.100.1'],
    ['127.0.0.1', 'forged, 10.0.0.1, 198.51.100.1', 1, '198.51.100.1'],
    ['127.0.0.1', undefined, 1, '127.0.0.1'],
    // two
    ['127.0.0.1', 'forged, 198.51.100.1, 10.0.0.2', 2, '198.51.100.1'],
    // fewer than there should be: the first that there is
    ['127.0.0.1', '198.51.100.1', 3, '198.51.100.1'],
    // what a proxy could not have written is passed over
    ['127.0.0.1', '<script>', 1, '127.0.0.1'],
    ['127.0.0.1', '', 1, '127.0.0.1'],
    ['127.0.0.1', '198.51.100.1:5555', 1, '198.51.100.1'],
    ['127.0.0.1', '[2001:db8:1:2:3:4:5:6]:5555', 1, '2001:db8:1:2::/64'],
    // a household
    ['2001:db8:1:2:3:4:5:6', undefined, 0, '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', undefined, 0, '2001:db8:1:2::/64'],
    ['2001:db8::1', undefined, 0, '2001:db8:0:0::/64'],
    ['fe80::1%eth0', undefined, 0, 'fe80:0:0:0::/64'],
    ['::1', undefined, 0, '0:0:0:0::/64'],
    [undefined, undefined, 0, 'unknown'],
  ])('from %s, forwarded %s, %i proxies: %s', (remote, forwarded, proxies, address) =>
    expect(addressOf(remote, forwarded, proxies)).toBe(address),
  )
})

describe('the language that a browser asks for', () => {
  test.each([
    [undefined, 'fr'],
    ['', 'fr'],
    ['en', 'en'],
    ['en-GB,en;q=0.9,fr;q=0.5', 'en'],
    ['fr-CA;q=0.8, en;q=0.7', 'fr'],
    ['de, en;q=0.1', 'en'],
    ['de', 'fr'],
    ['en;q=0', 'fr'],
    ['*', 'fr'],
    [`${'x,'.repeat(9999)}en`, 'fr'],
  ] as const)('%s: %s', (accepted, lang) => expect(langOf(accepted, 'fr')).toBe(lang))
})
