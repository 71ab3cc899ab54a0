/**
 * `npm run simulate -- 1234` tells one day again, line by line; `-- --from 1 --count 1000` looks at many;
 * `-- assembly 5000` tells the vote of so many people, from the seed that `--from` names.
 */
import { parseArgs } from 'node:util'
import { testDatabase } from '../support/database.ts'
import { assembly } from './assembly.ts'
import { simulate } from './simulate.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { from: { type: 'string', default: '1' }, count: { type: 'string', default: '200' } },
})
const db = await testDatabase()
const one = positionals[0]
if (one === 'assembly') {
  const { breaches, counts, took } = await assembly(Number(values.from), Number(positionals[1] ?? 5000), db)
  const memory = Math.round(process.resourceUsage().maxRSS / 1024)
  for (const breach of breaches.slice(0, 20)) process.stdout.write(`${breach}\n`)
  process.stdout.write(`${JSON.stringify({ breaches: breaches.length, ...counts, ms: took, memoryMiB: memory })}\n`)
  await db.close()
  process.exit(breaches.length === 0 ? 0 : 1)
}
const seeds = one ? [Number(one)] : Array.from({ length: Number(values.count) }, (_, i) => Number(values.from) + i)
const started = performance.now()
let wrong = 0
for (const seed of seeds) {
  const report = await simulate(seed, db)
  if (one) process.stdout.write(`${report.trace.join('\n')}\n${JSON.stringify(report.counts)}\n`)
  if (report.breaches.length === 0) continue
  wrong += 1
  process.stdout.write(
    `seed ${seed}: ${report.breaches.length} breaches\n  ${report.breaches.slice(0, 12).join('\n  ')}\n`,
  )
}
const seconds = (performance.now() - started) / 1000
process.stdout.write(`${seeds.length} seeds in ${seconds.toFixed(1)} s, ${wrong} wrong\n`)
await db.close()
// Processes that died in a simulation leave time-outs behind.
process.exit(wrong === 0 ? 0 : 1)
