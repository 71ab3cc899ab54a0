/** Whoever was told of an act hears that it was taken back: by whom, unless nobody is to know. Pure. */
import { expect, test } from 'vitest'
import { corrections, type Told } from '../../src/guide/corrections.ts'
import type { Address } from '../../src/port.ts'
import { text, view } from '../../src/views/build.ts'
import { plain } from '../../src/views/plain.ts'
import type { View } from '../../src/views/view.ts'

const dm = (account: string): Address => ({ platform: 'console', workspace: 'w', to: 'dm', account })
const told: Told = { id: 'post', to: dm('bo'), body: view('fr', text('Le vote n° 1 recommence.')) }
const by = {
  actor: { name: 'cleo', account: 'cleo' },
  spot: { platform: 'console', workspace: 'w' },
  newId: () => 'new',
} as unknown as Parameters<typeof corrections>[2]

function said(unnamed: boolean): string[] {
  return corrections([told], [], by, unnamed).map((write) => (write.do === 'post' ? plain(write.body as View) : ''))
}

test('given an act of somebody, when it is taken back, then their name is told', () => {
  expect(said(false)).toEqual([expect.stringMatching(/^cleo a repris ce message[\s\S]*Le vote n° 1 recommence\./)])
})

test('given an act of which nobody is told who did it, when it is taken back, then no name is told', () => {
  const [one] = said(true)
  expect(one).toMatch(/^Ce message a été repris, il ne compte plus[\s\S]*Le vote n° 1 recommence\./)
  expect(one).not.toContain('cleo')
})
