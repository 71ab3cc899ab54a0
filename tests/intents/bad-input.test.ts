/**
 * What people get wrong, and machines on their behalf. Each row is one bad input; each answer is one sentence that says
 * what to do, without a trace of the machine, and loses neither the text nor the state.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Incoming, View } from '../../src/port.ts'
import { presses } from '../../src/views/press.ts'
import { flat } from '../../src/views/rich.ts'
import { callOf, createWorld, labels, type Told, type World } from '../support/world.ts'

type Row = {
  readonly name: string
  readonly who?: string
  readonly where?: string
  readonly says: Incoming['says']
  readonly expect?: RegExp
  /** what is odd may be right: it is kept, and shown without harm */
  readonly accepted?: true
  /** not said to us */
  readonly silent?: true
}

const long = (length: number, word = 'mutualiser ') => word.repeat(Math.ceil(length / word.length)).slice(0, length)
const idea = 'Mutualiser un poste de comptable entre nos associations'
const rtl = '\u202Eelbatpmoc\u202C'
const nul = 'Mutualiser\u0000 un poste de comptable'
const here = { who: 'bo', where: '#pleniere' }

function say(name: string, words: string, more: Partial<Row> = {}): Row {
  return { ...here, name, says: words, ...more }
}
function command(words: string, more: Partial<Row> = {}): Row {
  return say(words, `/concert ${words}`, more)
}
function calls(
  name: string,
  intent: string,
  args: Record<string, string | number | boolean>,
  more: Partial<Row> = {},
): Row {
  return { ...here, name, says: { intent, args }, ...more }
}
function press(
  name: string,
  n: number,
  more: Partial<Row> & { option?: number; page?: number; post?: string } = {},
): Row {
  const { post = 'receipt', option, page, ...rest } = more
  const says = { post, n, ...(option !== undefined && { option }), ...(page !== undefined && { page }) }
  return { ...here, name, says, ...rest }
}

const unknownVerbs = [
  'xyz',
  'qqqq',
  'bonjour tout le monde',
  'DROP TABLE "Idea"',
  "'; DELETE FROM idea; --",
  '<script>alert(1)</script>',
  '${process.env.SECRET}',
  '{{template}}',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty valeur',
  'null',
  'undefined',
  '42',
  '-1',
  '🙂',
  '🙂🙂🙂 idée',
  'é',
  '/',
  '//',
  '@everyone',
  '@here venez tous',
  '<!channel>',
  '#pleniere',
  'enquete Quel jour vous convient le mieux ?',
  'preferer la première proposition de la liste',
  rtl,
  '\u200B\u200B',
  '٤٢',
  'идея про бухгалтера',
  '想法',
  long(500, 'abcdefghij'),
  'rappel-recueil',
  'fin-recueil',
  'retablir-recueil',
  'revenir',
  'reprendre mon texte de tout à l’heure',
]

const missing = [
  'modifier',
  'modifier 1',
  'retirer',
  'retablir',
  'visible',
  'nom',
  'structure',
  'langue',
  'corriger',
  'proposer',
]

const dates = [
  '31 février',
  '32 janvier',
  'hier',
  'il y a trois jours',
  '3 février 2027',
  '2020-01-01',
  '2027-02-30',
  '2027-13-01',
  '25h',
  '3 juillet 27h',
  '3 juillet 12h75',
  'jeudi 13 mars 2027',
  'bientôt',
  'la semaine prochaine',
  'un jour',
  'quand vous voudrez bien',
  '99/99/9999',
  '0',
  '-5',
  '1e9',
  'NaN',
  'demain et après-demain et le jour suivant encore',
  '🗓️',
  'du 5 au 3 juillet',
  'fin du monde',
  'null',
  'mardi ; mercredi',
  long(300, 'juillet '),
]

const numbers = [
  'abc',
  '-1',
  '0',
  '1.5',
  '99',
  '999999',
  '9999999',
  '1e3',
  '0x1',
  '٤٢',
  '𝟒𝟐',
  '🙂',
  '1 2',
  'n°',
  '#',
  'un',
  'null',
  '½',
]

const rows: readonly Row[] = [
  ...unknownVerbs.map((verb) => command(verb, { expect: /Je ne connais pas «/ })),
  ...missing.map((words) => command(words)),
  ...['/idee', '/idee    ', '!idee', '/idee \u202E\u202C', '/idee \u0000'].map((words) =>
    say(`« ${words} » without a text`, words),
  ),

  ...[
    '/',
    '//',
    '/ idee',
    '!',
    '! idee',
    '?',
    '...',
    'idee',
    'concert',
    'salut',
    '/ /',
    '@everyone',
    nul,
    rtl,
    long(10_000),
  ].map((words, i) => say(`talk ${i}`, words, { silent: true })),
  ...['/xyz', '/giphy chat', '/poll Un ou deux ?', '/idéeee', '!xyz', '/concertation'].map((words) =>
    say(`${words} as a command`, words),
  ),
  say('a slash before a number', '/42x', { silent: true }),
  ...[
    idea,
    'salut',
    '42',
    '🙂',
    '@everyone venez',
    rtl,
    nul,
    'undefined',
    long(3000),
    '<b>gras</b>',
    '/',
    '`code`',
  ].map((words, i) =>
    say(`a private message that is no command (${i})`, words, { where: 'dm', expect: /^Je n’enregistre que/ }),
  ),
  say('an empty private message', '   ', { where: 'dm', silent: true }),

  ...[
    'aide moi',
    'profil de cleo',
    'membres tous',
    'annuler tout ce que j’ai fait hier soir',
    'detacher tout',
    'rouvrir vite',
    'mes-idees 3',
  ].map((words) => command(words, { who: 'ana', expect: /ne prend pas «/ })),
  command('retirer 1 2 3', { expect: /ne prend pas|n’est pas un numéro/ }),
  command('langue français anglais', { expect: /ne convient pas|ne prend pas/ }),

  ...dates.map((date) =>
    command(`recueil ${date}`, { who: 'ana', expect: /n’est pas une date possible|est déjà passé|date/ }),
  ),
  ...['31 février', 'hier', '3 février 2027'].map((date) =>
    command(`creer Mobilités ; organisateurs : Métropole ; fin : ${date}`, { who: 'ana', expect: /date/ }),
  ),

  ...numbers.map((n) => command(`retirer ${n}`)),
  ...['abc', '0', '99', '1e3', '🙂'].map((n) => command(`modifier ${n} ${idea}`)),
  ...['abc', '99', '-1'].flatMap((n) => [command(`retablir ${n}`), command(`visible ${n}`)]),

  command('modifier 2 Une idée qui n’est pas à moi du tout', { expect: /celle de quelqu’un d’autre/ }),
  command('retirer 2', { expect: /celle de quelqu’un d’autre/ }),
  command('retablir 2', { expect: /celle de quelqu’un d’autre/ }),
  command('retirer 3', { expect: /Il n’y a pas d’idée n° 3 ici/ }),
  command('modifier 3 Une idée privée de quelqu’un d’autre', { expect: /Il n’y a pas d’idée n° 3 ici/ }),
  command('visible 3', { expect: /Il n’y a pas d’idée n° 3 ici/ }),
  command('retirer 4', { expect: /a été retirée/ }),
  command('modifier 4 Récrire une idée que j’ai retirée', { expect: /Rétablissez-la d’abord/ }),
  command('retablir 1', { expect: /il n’y a rien à rétablir/ }),
  command(`modifier 1 ${idea}`, { expect: /C’est déjà le texte/ }),

  say('an idea of one letter', '/idee a', { expect: /trop court/ }),
  say('an idea of 3,001 characters', `/idee ${long(3001)}`, { expect: /le maximum est 3000|3 000/ }),
  say('an idea of 10,000 characters', `/idee ${long(10_000)}`, { expect: /le maximum est/ }),
  say('an idea of 10,000 emoji', `/idee ${'🙂'.repeat(10_000)}`, { expect: /le maximum est/ }),
  say('an idea made of invisible characters', '/idee \u200B\u200B\u200B\u200B\u2060', {
    expect: /trop court|Votre idée/,
  }),
  say('an edit of 10,000 characters', `/concert modifier 1 ${long(10_000)}`, { expect: /le maximum est/ }),
  command(`nom ${long(200)}`, { expect: /le maximum est/ }),
  command('nom a', { expect: /trop court/ }),
  command(`structure ${long(300)}`, { expect: /le maximum est/ }),
  command('structure x', { expect: /trop court/ }),
  command(`idees ${long(200)}`, { expect: /le maximum est/ }),
  command('idees introuvable', { expect: /^Aucune idée ne contient/ }),
  command('idees @everyone', { expect: /^Aucune idée ne contient/ }),
  command(`concertation ${long(300)}`, { where: 'dm', expect: /le maximum est/ }),
  command('concertation Inconnue au bataillon', { where: 'dm', expect: /Je ne connais pas de concertation/ }),
  command('concertation ess', { expect: /se choisit en privé/ }),
  command('salon', { expect: /réservé|rattaché/ }),
  command('salon Inconnue au bataillon', {
    who: 'ana',
    where: '#couloir',
    expect: /Je ne connais pas de concertation/,
  }),
  command('salon ess', { who: 'ana', where: 'dm', expect: /se rattache depuis ce salon/ }),
  command('detacher', { who: 'ana', where: '#couloir', expect: /rattaché à aucune/ }),
  command('langue klingon', { expect: /ne convient pas/ }),
  command('langue franglais', { expect: /Vouliez-vous dire « (français|anglais) »/ }),
  command('langue 🙂', { expect: /ne convient pas/ }),
  command(`langue ${long(60, 'x')}🙂`, { expect: /ne convient pas/ }),
  command(`langue ${long(39, 'x')}🙂🙂`, { expect: /ne convient pas/ }),
  command(`retirer ${long(39, 'x')}🙂🙂`, { expect: /n’est pas un numéro/ }),
  command(`${long(39, 'x')}🙂🙂`, { expect: /Je ne connais pas/ }),
  command(`autre ${long(39, 'x')}🙂🙂`, { expect: /Je ne connais pas/ }),
  command(`aide ${long(59, 'x')}🙂🙂`, { expect: /ne prend pas/ }),
  command(`nommer ${long(59, 'x')}🙂🙂 animation`, { who: 'ana', expect: /Je ne connais personne/ }),
  command(`salon ${long(79, 'x')}🙂🙂`, { who: 'ana', where: '#couloir', expect: /Je ne connais pas de concertation/ }),
  command('voter pour la première proposition', { expect: /^Aucun vote n’est ouvert ici/ }),
  command('votes 99', { expect: /^Il n’y a pas de vote n° 99 ici/ }),
  command('voter 1 ; vote : abc', { expect: /n’est pas un numéro/ }),
  command('retirer-vote', { expect: /^Aucun vote n’est ouvert ici/ }),
  command('autre inconnue', { expect: /Je ne connais pas « inconnue »/ }),
  command('autre nommer', { expect: /« nommer » est réservé à/ }),

  command('nommer Zoé animation', { who: 'ana', expect: /Je ne connais personne/ }),
  command('nommer cleo présidence', { who: 'ana', expect: /ne convient pas/ }),
  command('nommer cleo anim', { who: 'ana', expect: /animation/ }),
  command('nommer ana coordination', { who: 'ana', expect: /a déjà ce rôle/ }),
  command('relever cleo animation', { who: 'ana', expect: /n’a pas ce rôle/ }),
  command('relever ana coordination', { who: 'ana', expect: /dernière personne/ }),
  command('nommer cleo animation', { expect: /réservé à la coordination/ }),
  command('recueil 3 juillet 2027 18h', { expect: /réservé à la coordination/ }),
  command('rouvrir', { expect: /réservé à la coordination/ }),
  command('rouvrir', { who: 'ana', expect: /n’a pas de date de fin/ }),
  command('creer Mobilités de demain ; organisateurs : Métropole', { expect: /réservé à l’administration/ }),
  command('creer ESS à 10 ans ; organisateurs : Département', { who: 'ana', expect: /s’appelle déjà/ }),
  command('creer Mobilités de demain ; organisateurs : , , ;', { who: 'ana' }),
  command(
    `creer Mobilités de demain ; organisateurs : ${Array.from({ length: 13 }, (_, i) => `Structure ${i}`).join(', ')}`,
    {
      who: 'ana',
      expect: /12 structures organisatrices au plus/,
    },
  ),
  command(`creer ${long(200)} ; organisateurs : Métropole`, { who: 'ana', expect: /le maximum est 120/ }),
  command('admin', { expect: /a déjà une administration/ }),
  command('admin ABCD-2345', { expect: /a déjà une administration/ }),
  command('annuler', { who: 'eve', expect: /Je ne vois rien de vous/ }),

  say('an idea in a room of no concertation', `/idee ${idea}`, { where: '#couloir', expect: /rien n’est perdu/ }),
  say('an idea in private, before any room', `/idee ${idea}`, {
    who: 'flo',
    where: 'dm',
    expect: /de quelle concertation/,
  }),
  ...['idees', 'mes-idees', 'membres', 'retirer 1', 'recueil 3 juillet'].map((words) =>
    say(`« ${words} » in a room of no concertation`, `/concert ${words}`, {
      where: '#couloir',
      expect: /rattaché à aucune/,
    }),
  ),

  calls('an unknown intent', 'inconnu', { texte: idea }, { expect: /n’existe pas/ }),
  calls('a prototype for an intent', '__proto__', {}, { expect: /n’existe pas/ }),
  calls('the clock’s own intent', 'intake end', { concertation: 'x', until: 'y' }, { expect: /n’existe pas/ }),
  calls('the engine’s own intent', 'idea revert', { idea: 'x', text: 'y' }, { expect: /n’existe pas/ }),
  calls('a resume of nothing', 'resume', { intent: 'idea submit', given: 'nope' }, { expect: /n’est plus valable/ }),
  calls(
    'a resume of what one may not',
    'resume',
    { intent: 'appoint', given: '{"person":"x"}' },
    { expect: /n’est plus valable/ },
  ),
  calls('a number that is none', 'idea withdraw', { number: Number.NaN }),
  calls('a number beyond all', 'idea withdraw', { number: Number.MAX_SAFE_INTEGER }),
  calls('a fraction', 'idea withdraw', { number: 1.5 }),
  calls('an argument that nobody asked', 'idea withdraw', { number: 2, admin: true }, { expect: /quelqu’un d’autre/ }),
  calls('a NUL in a form half filled', 'idea edit', { text: nul }),
  calls('half an emoji in a form half filled', 'idea edit', { text: `${idea}\uD83D` }),
  calls('overrides in a form half filled', 'idea edit', { text: `${idea} ${rtl}` }),
  calls('a NUL in what is refused', 'idea edit', { number: 'abc', text: nul }),
  calls('half an emoji in what is refused', 'idea edit', { number: 'abc\uDE42', text: `${idea}\uD83D` }),
  calls('10,000 characters in a choice', 'language', { language: long(10_000) }),
  calls('10,000 characters in a number', 'idea withdraw', { number: long(10_000) }),

  press('a button of a message that never was', 1, { post: 'nulle-part', expect: /n’est plus valable/ }),
  press('a button beyond the last', 99, { expect: /n’est plus valable/ }),
  press('a button before the first', -1, { expect: /n’est plus valable/ }),
  press('no number', Number.NaN, { expect: /n’est plus valable/ }),
  press('an option where there is none', 0, { option: 7, expect: /n’est plus valable/ }),
  press('a page beyond all', 0, { page: 100_000, expect: /n’est plus valable/ }),
  press('a page before the first', 0, { page: -1, expect: /n’est plus valable/ }),
  press('a NUL for a message', 1, { post: '\u0000', expect: /n’est plus valable/ }),
  press('a thousand letters for a message', 1, { post: long(1000), expect: /n’est plus valable/ }),
  press('somebody else’s button', 2, { who: 'cleo', expect: /s’adresse à une autre personne/ }),
  press('a stale card: withdrawing what is withdrawn', 2, { post: 'withdrawn', expect: /a été retirée/ }),
  press('a stale card: restoring what stands', 1, { post: 'stale', expect: /il n’y a rien à rétablir/ }),

  say('an idea with @everyone', '/idee @everyone venez tous demain', { accepted: true }),
  say('an idea with Slack’s own mention', '/idee <!channel> mutualisons un poste', { accepted: true }),
  say('an idea with emoji', '/idee 🙂 Mutualiser un poste 👩‍👩‍👧‍👦', { accepted: true }),
  say('an idea with overrides', `/idee Un poste de ${rtl} partagé`, { accepted: true }),
  say('an idea with a NUL', `/idee ${nul}`, { accepted: true }),
  say('an idea with half an emoji', '/idee Un poste partagé \uD83D', { accepted: true }),
  say('an idea with ANSI escapes', '/idee \u001b[31mrouge\u001b[0m et \u009b1mgras', { accepted: true }),
  say('an idea with SQL', '/idee Robert\'); DROP TABLE "Idea";--', { accepted: true }),
  say('an idea with a template', '/idee ${jndi:ldap://x} {{7*7}} %s %n', { accepted: true }),
  say('an idea in HTML', '/idee <img src=x onerror=alert(1)> [lien](javascript:alert(1))', { accepted: true }),
  say('an idea with our own marks', '/idee Un poste \uE000abcdef\uE001 partagé', { accepted: true }),
  say('an idea of 3,000 characters', `/idee ${long(3000).trimEnd().padEnd(3000, 'x')}`, { accepted: true }),
  say('an idea in Arabic', '/idee مشاركة محاسب بين الجمعيات', { accepted: true }),
  say('an idea of combining marks', `/idee ${'e\u0301'.repeat(50)}`, { accepted: true }),
]

let w: World
const posts = new Map<string, string>()
let before = ''

beforeAll(async () => {
  w = await (await createWorld()).founded()
  const receipt = await w.says('bo', '#pleniere', `/idee ${idea}`)
  await w.says('cleo', '#pleniere', '/idee Partager les locaux de la mairie')
  await w.says('cleo', 'dm', '/idee Une idée dite en privé')
  const withdrawn = await w.says('bo', '#pleniere', '/idee Une idée bientôt retirée')
  await w.says('bo', '#pleniere', '/concert retirer 1')
  const stale = await w.says('bo', 'dm', '/concert annuler')
  const restorable = await w.says('bo', '#pleniere', '/concert mes-idees')
  await w.says('bo', '#pleniere', '/concert retablir 1')
  await w.says('bo', '#pleniere', '/concert retirer 4')
  posts.set('receipt', receipt.reply!.key).set('withdrawn', withdrawn.reply!.key)
  posts.set('stale', (await staleCard(restorable, stale))!)
  await w.passes({ minutes: 30 })
  before = await w.dump()
})

/** The card under « retirée », drawn when idea 1 was withdrawn. */
async function staleCard(..._told: readonly Told[]): Promise<string | undefined> {
  const seen = w.platform.seen('bo').filter((s) => s.text.startsWith('L’idée n°\u00a01 est retirée'))
  return seen.at(-1)?.message.post
}

test('there are 200 kinds of bad input and more, and no two are the same', () => {
  expect(rows.length).toBeGreaterThanOrEqual(200)
})

describe('bad input', () => {
  test.each(rows.map((row) => [`${row.who ?? 'bo'} ${shown(row.name)}`, row] as const))('%s', async (_, row) => {
    const told = await w.says(row.who ?? 'bo', row.where ?? '#pleniere', resolved(row.says))
    const after = await w.dump()
    const unchanged = after === before
    before = after
    if (!row.accepted) expect(unchanged, `state changed: ${told.text}`).toBe(true)
    if (row.silent) return expect(told.body).toBeNull()
    expect(told.body, 'no answer').not.toBeNull()
    if (row.expect) expect(told.text).toMatch(row.expect)
    if (row.accepted) expect(told.text).toMatch(/^Idée n° \d+ enregistrée/)
    expectNoMachine(told, row.accepted)
    if (row.accepted || 'fields' in told.body!) return
    expectOneSentence(told)
    await expectTextKept(row, told)
  })
})

const misspelt: readonly (readonly [typed: string, meant: string])[] = [
  ['idées', 'Voir les idées'],
  ['ideees', 'Voir les idées'],
  ['idess', 'Voir les idées'],
  ['aid', 'Aide'],
  ['aidde', 'Aide'],
  ['adie', 'Aide'],
  ['retirrer 1', 'Retirer une idée'],
  ['retire 1', 'Retirer une idée'],
  ['rettirer 1', 'Retirer une idée'],
  ['modifer 1 Autre texte', 'Modifier une idée'],
  ['modifié 1 Autre texte', 'Modifier une idée'],
  ['modiffier 1 Autre texte', 'Modifier une idée'],
  ['anuler', 'Annuler'],
  ['annuller', 'Annuler'],
  ['anuller', 'Annuler'],
  ['profile', 'Mon profil'],
  ['proffil', 'Mon profil'],
  ['membre', 'L’équipe'],
  ['menbres', 'L’équipe'],
  ['strucure URIOPSS', 'Ma structure'],
  ['stucture URIOPSS', 'Ma structure'],
  ['lange anglais', 'Ma langue'],
  ['langeu anglais', 'Ma langue'],
  ['receuil 3 juillet', 'Fin du recueil'],
  ['recueuil 3 juillet', 'Fin du recueil'],
  ['nomer cleo animation', 'Confier un rôle'],
  ['nommé cleo animation', 'Confier un rôle'],
  ['cree Mobilités', 'Créer une concertation'],
  ['salno', 'Rattacher ce salon'],
  ['panneaux', 'Panneau'],
  ['detache', 'Détacher ce salon'],
  ['mesidee', 'Mes idées'],
  ['mes-idée', 'Mes idées'],
]

describe('near misses', () => {
  test.each(misspelt)('« /concert %s » is understood or guessed as « %s »', async (typed, meant) => {
    const told = await w.says('bo', '#pleniere', `/concert ${typed}`)
    if (!told.text.startsWith('Je ne connais pas')) return expect(understood(meant, told)).toBe(true)
    expect(told.buttons[0]).toBe(meant)
    const rest = typed.split(' ').slice(1).join(' ')
    if (rest !== '') expect(told.text).toContain(`> ${rest}`)
    expectOneSentence(told)
    expectNoMachine(told)
  })

  test.each([
    ['/ide Mutualiser un poste', 'Déposer une idée'],
    ['/idéee Mutualiser un poste', 'Déposer une idée'],
    ['/ideé Mutualiser un poste', 'Déposer une idée'],
    ['/iddee Mutualiser un poste', 'Déposer une idée'],
    ['/concet', 'Panneau'],
    ['/concret', 'Panneau'],
    ['/conçert', 'Panneau'],
  ])('« %s » is understood or guessed as « %s »', async (typed, meant) => {
    const told = await w.says('bo', '#pleniere', typed)
    if (!told.text.startsWith('Je ne connais pas')) return expect(understood(meant, told)).toBe(true)
    expect(told.buttons[0]).toBe(meant)
    if (meant === 'Déposer une idée') expect(callOf(told.body, meant)?.args).toEqual({ text: 'Mutualiser un poste' })
  })

  test('a guess, pressed, does what was meant with what was typed', async () => {
    await w.says('bo', '#pleniere', '/ide Un vélo-cargo à partager')
    expect((await w.presses('bo', '#pleniere', 'Déposer une idée')).text).toMatch(
      /^Idée n° \d+ enregistrée\nUn vélo-cargo/,
    )
  })
})

/** Accents and case are no mistakes: such a word is simply understood. */
function understood(meant: string, told: Told): boolean {
  const first: Readonly<Record<string, RegExp>> = {
    'Voir les idées': /^\d+ idées/,
    'Mes idées': /^Vos idées/,
    'Déposer une idée': /^Idée n° /,
    Panneau: /^ESS à 10 ans/,
    'Mon profil': /^Votre profil/,
  }
  return first[meant]?.test(told.text) ?? false
}

/** The posts of the story stand in the table under their names. */
function resolved(says: Incoming['says']): Incoming['says'] {
  if (typeof says === 'string' || !('post' in says)) return says
  return { ...says, post: posts.get(says.post) ?? says.post }
}

function firstText(body: View): string {
  const nodes = body.nodes.flatMap((node): View['nodes'] => (node.kind === 'card' ? node.nodes : [node]))
  const node = nodes.find((n) => n.kind === 'text')
  return node?.kind === 'text' ? flat(node.text) : ''
}

function expectOneSentence(told: Told): void {
  const said = firstText(told.body as View)
  expect(said, 'a sentence').toMatch(/[.?!…]$/)
  expect(said.length, said).toBeLessThanOrEqual(300)
}

const traces =
  /\bundefined\b|\bnull\b|\bNaN\b|\bError\b|\[object|\bat \w+ \(|node_modules|\bSELECT\b|\bINSERT\b|sqlstate|prisma/i
const english =
  /\b(the|your|you|please|error|invalid|unknown|not|failed|must|should|expected|missing|required|cannot)\b/i
const raw = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\uE000\uE001]/

/** Our own words: what the person wrote is quoted, and stands apart. */
function ours(told: Told): string {
  const body = told.body!
  const said = 'fields' in body ? `${body.title} ${flat(body.notice)}` : firstText(body)
  return [said.replace(/«[^»]*»/g, '«»'), ...labels(body).filter((label) => !/^\d+\. /.test(label))].join('\n')
}

function expectNoMachine(told: Told, isEcho = false): void {
  const words = isEcho ? '' : ours(told)
  expect(told.text).not.toMatch(/Une erreur de ma part/)
  expect(words).not.toMatch(traces)
  expect(words).not.toMatch(english)
  expect(words).not.toMatch(/\$\{|\{\{/)
  for (const text of strings(told.body)) {
    expect(text).not.toMatch(raw)
    expect(text.isWellFormed(), 'half a character').toBe(true)
  }
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(strings) : []
}

/** Every long word that was typed behind the command is still at hand: shown, or behind a button. */
async function expectTextKept(row: Row, told: Told): Promise<void> {
  const carried = carriedBy(row.says)
  if (carried.length <= 20) return
  const behind = labels(told.body!).map((label) => JSON.stringify(callOf(told.body, label)?.args ?? {}))
  const resumable = told.buttons.includes('Reprendre mon texte')
  const form = resumable ? await resumed(row, told) : null
  const atHand = [told.text, ...behind, ...strings(form)].join('\n').replace(/[\u00a0\u202f]/g, ' ')
  for (const word of carried.split(/[^\p{L}\p{N}]+/u).filter((part) => part.length > 3))
    expect(atHand.includes(word), `« ${word} » is lost`).toBe(true)
  if (resumable) expect(form, 'the form of what was refused').toHaveProperty('fields')
}

async function resumed(row: Row, told: Told): Promise<Told['body']> {
  const { n } = presses(told.body!).find(({ on }) => 'label' in on && on.label === 'Reprendre mon texte')!
  const press = { post: told.reply!.key, n }
  return (await w.pressesExactly(row.who ?? 'bo', row.where ?? '#pleniere', press)).body
}

function carriedBy(says: Incoming['says']): string {
  // The names of the arguments are ours.
  if (typeof says === 'string') return clean(says.replace(/^\/concert\s+\S+\s*|^\/\S+\s*|\p{L}+ :/gu, ''))
  return 'args' in says
    ? clean(
        Object.values(says.args)
          .filter((v) => typeof v === 'string')
          .join(' '),
      )
    : ''
}

function clean(text: string): string {
  return text.replace(/[\u0000-\u001f\u202a-\u202e]/g, '').toWellFormed()
}

function shown(name: string): string {
  return JSON.stringify(name.length > 60 ? `${name.slice(0, 60)}…` : name)
}
