/** Ballots that were lists of positions, one for each dot, are written as they are counted by the migration that says so. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { expect, test } from 'vitest'
import { migrationsDir } from '../../src/engine/db/migrate.ts'

test('given ballots and papers of an urn as lists, when they are migrated, then each says the same in one text', async () => {
  const db = new PGlite()
  await db.exec(`CREATE TABLE "Poll"(id text, method text);
    CREATE TABLE "Ballot"(id text, "pollId" text, choices jsonb, paper text NOT NULL DEFAULT '');
    CREATE TABLE "UrnBallot"(id text, "pollId" text, choices jsonb, paper text NOT NULL DEFAULT '');
    INSERT INTO "Poll" VALUES ('a', 'approval'), ('d', 'dots'), ('y', 'yesNo');
    INSERT INTO "Ballot" VALUES ('1', 'a', '[0,3,10]'), ('2', 'a', '[]'), ('3', 'd', '[0,0,0,4]'), ('4', 'd', '[10,2,2]'),
      ('5', 'y', '[2]'), ('6', 'd', '[]');
    INSERT INTO "UrnBallot" VALUES ('1', 'a', '[1]'), ('2', 'd', '[1,1]');`)
  const name = readdirSync(migrationsDir).find((one) => one.endsWith('_ballot_box'))!
  const sql = readFileSync(path.join(migrationsDir, name, 'migration.sql'), 'utf8')
  await db.exec(sql.slice(sql.indexOf('-- Ballots were lists of positions')))
  const papers = async (table: string) =>
    (await db.query<{ paper: string }>(`SELECT paper FROM "${table}" ORDER BY id`)).rows.map(({ paper }) => paper)
  expect(await papers('Ballot')).toEqual(['0,3,10', '', '0:3,4:1', '2:2,10:1', '2', ''])
  expect(await papers('UrnBallot')).toEqual(['1', '1:2'])
  await db.close()
})
