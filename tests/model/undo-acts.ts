/** An act of each kind that can be taken back, in one concertation where there is something of everything. */
import type { Call } from '../../src/views/view.ts'
import { peopled } from '../support/meetings.ts'
import { idsOf, put } from '../support/rows.ts'
import type { World } from '../support/world.ts'

/** `first` is done before, and stays. In an argument `{code}` and `{mark}` are what was said last, `{link}` the newest request about accounts. */
export type Act = {
  readonly who: string
  readonly where: string
  readonly call: Call
  readonly first?: readonly Omit<Act, 'first'>[]
}

function act(who: string, where: string, intent: string, args: Call['args'] = {}): Omit<Act, 'first'> {
  return { who, where, call: { intent, args } }
}

const hall = '#pleniere'
const room = '#atelier'
const confirmed = true

/** Everything that the acts are about. */
export async function prepared(): Promise<World> {
  const w = await peopled()
  const say = (who: string, where: string, words: string) => w.says(who, where, words)
  const does = async (what: Omit<Act, 'first'>) => w.says(what.who, what.where, what.call)
  await say('bo', hall, '/concert structure CRESS')
  await say('eve', hall, '/concert structure CRESS')
  await say('dan', hall, '/concert structure Métropole')
  await say('flo', hall, '/concert')
  await say('ana', hall, '/concert theme Emploi, Terre')
  await does(act('ana', hall, 'theme add', { titles: 'Emploi, Terre' }))
  for (const [who, text] of [
    ['dan', 'Mutualiser un poste de comptable'],
    ['dan', 'Un annuaire des ateliers de réparation'],
    ['cleo', 'Partager les jardins le dimanche'],
    ['cleo', 'Former les bénévoles à la trésorerie'],
    ['eve', 'Ouvrir une monnaie locale'],
    ['eve', 'Prêter nos salles'],
    ['dan', 'Un four à pain commun'],
    ['dan', 'Des haies pour tous'],
  ] as const)
    await does(act(who, hall, 'idea submit', { text }))
  await does(act('ana', hall, 'idea sort', { ideas: '2', theme: 'Terre' }))
  await does(act('ana', hall, 'merge', { number: 6, into: 5 }))
  await does(act('dan', hall, 'idea withdraw', { number: 7 }))
  await does(act('ana', hall, 'action add', { title: 'Ouvrir un lieu', owner: 'CRESS', contact: 'bo', due: '7 avril' }))
  await does(act('ana', hall, 'action add', { title: 'Tenir une permanence', owner: 'CRESS', due: '20 mai' }))
  await does(act('ana', hall, 'action add', { title: 'Louer des vélos', owner: 'Métropole', contact: 'dan' }))
  await does(act('ana', hall, 'action assess', { number: 1, verdict: 'feasible', reason: 'Le local est trouvé' }))
  await does(act('bo', hall, 'milestone', { number: 1, title: 'Signer le bail', due: '1er avril' }))
  await does(act('ana', hall, 'plan add', { title: 'Plan 2027', starts: '1er mars 2027', ends: '31 décembre 2027' }))
  await does(act('ana', hall, 'college add', { name: 'Associations, Entreprises' }))
  await does(act('ana', hall, 'college assign', { organisation: 'CRESS', college: 'Associations', confirmed }))
  await does(act('ana', hall, 'body add', { name: 'Comité technique', kind: 'technical' }))
  for (const day of ['8 avril', '9 avril', '10 mai', '11 mai'])
    await does(act('bo', room, 'session add', { when: `${day} 14h`, workshop: 1, confirmed }))
  await does(
    act('bo', room, 'session add', { when: '20 mai 14h ; 21 mai 14h', title: 'À choisir', workshop: 1, confirmed }),
  )
  const poll = { options: 'Emploi, Terre, Argent', method: 'single', closes: '30 avril 18h', confirmed }
  await does(act('ana', hall, 'poll open', { question: 'Quel thème d’abord ?', ...poll }))
  await does(act('dan', hall, 'ballot cast', { poll: 1, choices: 'Terre' }))
  for (const session of [1, 2]) await does(act('bo', room, 'session convene', { session, confirmed }))
  await w.until('2027-04-08T14:05')
  await does(act('bo', room, 'session open', { session: 1 }))
  await does(act('dan', room, 'attend', { session: 1 }))
  await withLinks(w)
  return w
}

/** Pages that are open, letters that leave, and an idea of dan's that came by a link and was not read. */
async function withLinks(w: World): Promise<void> {
  await put(
    w,
    'Setting',
    { key: 'web', value: { url: 'https://concertation.example', open: true } },
    { key: 'mail', value: { on: true, secret: 's' } },
  )
  const { concertation, person } = await idsOf(w)
  await put(w, 'Idea', {
    ...{ id: 'outside', concertationId: concertation, number: 900, authorId: person.dan, text: 'Un bus le soir' },
    ...{ status: 'waiting', channel: 'web', createdAt: w.now(), updatedAt: w.now(), version: 1 },
  })
}

export const acts: readonly Act[] = [
  // ideas
  { ...act('dan', hall, 'idea submit', { text: 'Une épicerie ambulante' }) },
  { ...act('dan', hall, 'idea edit', { number: 1, text: 'Mutualiser deux postes de comptable' }) },
  { ...act('dan', hall, 'idea withdraw', { number: 1 }) },
  { ...act('dan', hall, 'idea restore', { number: 7 }) },
  { ...act('dan', hall, 'idea move', { idea: 1, workshop: 2 }) },
  { ...act('ana', hall, 'idea sort', { ideas: '1, 4', theme: 'Emploi' }) },
  { ...act('ana', hall, 'idea sort', { ideas: '2, 4', theme: 'Emploi' }) },
  { ...act('ana', hall, 'idea unsort', { ideas: '2' }) },
  { ...act('ana', hall, 'sort', { idea: 1, theme: 1 }) },
  { ...act('ana', hall, 'theme new', { idea: 1, title: 'Comptabilité' }) },
  { ...act('ana', hall, 'merge', { number: 4, into: 1 }) },
  { ...act('ana', hall, 'unmerge', { number: 6 }) },
  { ...act('ana', hall, 'idea for', { person: 'Zoé Martin', text: 'Une ruche', consent: true }) },
  { ...act('ana', hall, 'idea accept', { number: 900 }) },
  { ...act('ana', hall, 'idea refuse', { number: 900, reason: 'Hors du périmètre' }) },
  // links
  { ...act('ana', hall, 'personal link', { person: 'Yanis Benali', mail: 'yanis@asso.example' }) },
  { ...act('dan', hall, 'personal link mine') },
  {
    ...act('ana', hall, 'personal link sheet', { people: 'Noé Petit', confirmed }),
    first: [act('ana', hall, 'personal link', { person: 'Noé Petit', mail: 'noe@asso.example' })],
  },
  { ...act('ana', hall, 'personal link send', { person: 'Noé Petit', confirmed }) },
  { ...act('ana', hall, 'personal link revoke', { link: 'Noé Petit' }) },
  { ...act('ana', hall, 'theme add', { titles: 'Habitat, Mer' }) },
  { ...act('ana', hall, 'theme rename', { theme: 'Terre', title: 'Terres nourricières', confirmed: 'Terre' }) },
  { ...act('ana', hall, 'theme withdraw', { theme: 'Terre' }) },
  // meetings of today, elsewhere
  {
    ...act('bo', hall, 'session open', { session: 5 }),
    first: [act('bo', hall, 'session add', { when: '8 avril 18h', workshop: 3, confirmed })],
  },
  {
    ...act('bo', hall, 'session open', { session: 6 }),
    first: [
      act('bo', hall, 'session add', { when: '8 avril 19h', workshop: 3, confirmed }),
      act('bo', hall, 'session convene', { session: 6, confirmed }),
    ],
  },
  // the process
  { ...act('ana', '#couloir', 'create', { title: 'Une autre concertation', organisers: 'Région, CRESS' }) },
  {
    ...act('ana', '#couloir', 'create', { title: 'Une rencontre', organisers: 'CRESS', model: 'workshop', confirmed }),
  },
  { ...act('ana', '#couloir', 'link', { title: 'ESS à 10 ans', confirmed }) },
  { ...act('ana', room, 'unlink') },
  { ...act('ana', hall, 'place code') },
  { ...act('ana', hall, 'phase add', { title: 'Plus tard', starts: '1er octobre 2027', ends: '30 novembre 2027' }) },
  {
    ...act('ana', hall, 'phase open', { number: 3, confirmed }),
    first: [
      act('ana', hall, 'phase add', { title: 'Suite', starts: '1er août 2027', ends: '30 septembre 2027' }),
      act('ana', hall, 'session add', { when: '8 avril 17h', body: 'Plénière', confirmed }),
      act('ana', hall, 'session convene', { confirmed }),
      act('ana', hall, 'session open'),
      act('ana', hall, 'decision', { text: 'Nous travaillons en quatre ateliers.', kind: 'modalités' }),
    ],
  },
  { ...act('ana', hall, 'phase withdraw', { number: 3 }) },
  {
    ...act('ana', hall, 'session plan', { grid: '2x2', phase: 3, confirmed }),
    first: [
      act('ana', hall, 'phase open', { number: 3, confirmed }),
      act('ana', hall, 'workshop add', { title: 'Santé', phase: 3 }),
      act('ana', hall, 'workshop add', { title: 'Numérique', phase: 3 }),
    ],
  },
  { ...act('ana', hall, 'body add', { name: 'Comité citoyen', kind: 'other', power: 'advises' }) },
  { ...act('ana', hall, 'body withdraw', { name: 'Comité technique' }) },
  { ...act('ana', hall, 'workshop add', { title: 'Culture', phase: 1 }) },
  { ...act('ana', hall, 'workshop rename', { title: 'Emploi et métiers', workshop: 1, confirmed: 'Emploi' }) },
  { ...act('ana', hall, 'workshop withdraw', { number: 4 }) },
  { ...act('ana', hall, 'animate', { person: 'dan', workshop: 3 }) },
  { ...act('ana', hall, 'unanimate', { person: 'cleo', workshop: 2 }) },
  { ...act('ana', hall, 'signature', { mode: 'joint' }) },
  { ...act('ana', hall, 'intake', { until: '30 mai 18h' }) },
  { ...act('ana', hall, 'intake open'), first: [act('ana', hall, 'intake', { until: '30 mai 18h' })] },
  { ...act('ana', hall, 'pause', { until: '30 avril 18h', reason: 'Élections', confirmed }) },
  { ...act('ana', hall, 'pause end'), first: [act('ana', hall, 'pause', { until: '30 avril 18h', confirmed })] },
  { ...act('ana', hall, 'public page', { polls: false, confirmed }) },
  {
    ...act('ana', hall, 'public page', { themes: false, confirmed }),
    first: [act('ana', hall, 'public page', { confirmed })],
  },
  { ...act('ana', hall, 'public page close'), first: [act('ana', hall, 'public page', { confirmed })] },
  { ...act('ana', '#couloir', 'trial', { what: 'begin', confirmed }) },
  { ...act('bo', hall, 'hand over', { person: 'eve', confirmed }) },
  // meetings
  { ...act('bo', room, 'session add', { when: '12 mai 14h', workshop: 1, confirmed }) },
  { ...act('dan', room, 'session answer', { answer: 'yes', session: 2 }) },
  {
    ...act('dan', room, 'session answer', { answer: 'no', session: 2 }),
    first: [act('dan', room, 'session answer', { answer: 'yes', session: 2 })],
  },
  { ...act('eve', room, 'proxy', { holder: 'bo', session: 2 }) },
  {
    ...act('eve', room, 'proxy revoke', { session: 2 }),
    first: [act('eve', room, 'proxy', { holder: 'bo', session: 2 })],
  },
  { ...act('dan', room, 'dates answer', { choices: '1 oui, 2 non', poll: 1 }) },
  {
    ...act('eve', room, 'dates withdraw', { poll: 1 }),
    first: [act('eve', room, 'dates answer', { choices: '1 oui, 2 non', poll: 1 })],
  },
  { ...act('bo', room, 'dates choose', { option: 1, poll: 1, confirmed }) },
  { ...act('bo', room, 'dates cancel', { poll: 1 }) },
  { ...act('bo', room, 'session convene', { session: 3, confirmed }) },
  { ...act('bo', room, 'session move', { when: '15 avril 14h', session: 2, confirmed }) },
  { ...act('bo', room, 'session cancel', { reason: 'Grève des trains', session: 2, confirmed }) },
  { ...act('eve', room, 'attend', { session: 1 }) },
  { ...act('bo', room, 'attendance', { people: 'dan, eve', state: 'present', headcount: 12, session: 1 }) },
  { ...act('bo', room, 'attendance', { people: 'dan', state: 'excused', session: 1 }) },
  { ...act('bo', room, 'decision', { text: 'Le groupe se réunit chaque mois.' }) },
  {
    ...act('bo', room, 'decision withdraw', { number: 3 }),
    first: [act('bo', room, 'decision', { text: 'Une salle est louée.' })],
  },
  { ...act('bo', room, 'session close', { session: 1 }) },
  {
    ...act('bo', room, 'minutes', { text: 'Nous avons parlé du local et des horaires.', session: 1 }),
    first: [act('bo', room, 'session close', { session: 1 })],
  },
  {
    ...act('bo', room, 'minutes validate', { session: 1 }),
    first: [act('bo', room, 'minutes', { text: 'Nous avons parlé du local.', session: 1 })],
  },
  { ...act('bo', room, 'session edit', { location: 'Salle des fêtes', session: 2, confirmed }) },
  // votes
  {
    ...act('ana', hall, 'poll open', {
      question: 'Un abri à vélos ?',
      options: 'Oui, Non',
      method: 'single',
      closes: '30 avril 18h',
      confirmed,
    }),
  },
  {
    ...act('eve', hall, 'poll secret', { poll: 3, confirmed }),
    first: [
      act('ana', hall, 'poll open', {
        question: 'Adopter le bilan ?',
        method: 'decision',
        secrecy: 'public',
        rules: 'vote secret à la demande ; inscrits : liste fermée',
        closes: '30 avril 18h',
        confirmed,
      }),
      act('dan', hall, 'ballot cast', { poll: 3, choices: 'pour' }),
    ],
  },
  { ...act('eve', hall, 'ballot cast', { poll: 1, choices: 'Emploi' }) },
  { ...act('dan', hall, 'ballot cast', { poll: 1, choices: 'Argent' }) },
  { ...act('dan', hall, 'ballot withdraw', { poll: 1 }) },
  { ...act('ana', hall, 'poll extend', { until: '15 mai 18h', poll: 1 }) },
  { ...act('ana', hall, 'poll close', { poll: 1 }) },
  { ...act('ana', hall, 'poll cancel', { reason: 'Question mal posée', poll: 1 }) },
  {
    ...act('ana', hall, 'poll settle', { winners: 'Terre', reason: 'Plus de monde derrière', poll: 1 }),
    first: [
      act('eve', hall, 'ballot cast', { poll: 1, choices: 'Emploi' }),
      act('ana', hall, 'poll close', { poll: 1 }),
    ],
  },
  // actions
  {
    ...act('ana', hall, 'action add', {
      title: 'Un four commun',
      owner: 'Région',
      due: '1er juin',
      ideas: '4',
    }),
  },
  { ...act('ana', hall, 'action edit', { number: 1, title: 'Ouvrir un grand lieu', due: '1er juin' }) },
  { ...act('ana', hall, 'action withdraw', { number: 2 }) },
  { ...act('bo', hall, 'action done', { number: 1 }) },
  { ...act('bo', hall, 'action underway', { number: 1, note: 'Le bail arrive' }) },
  { ...act('bo', hall, 'action postpone', { number: 1, due: '1er juin', reason: 'Le local attend' }) },
  { ...act('bo', hall, 'action snooze', { number: 1, until: '22 avril' }) },
  { ...act('bo', hall, 'action help', { number: 1, note: 'Un local' }) },
  { ...act('ana', hall, 'action owner', { number: 3, organisation: 'CRESS', contact: 'eve' }) },
  { ...act('dan', hall, 'ownership accept', { number: 3 }) },
  { ...act('eve', hall, 'ownership decline', { number: 2, reason: 'Pas cette année' }) },
  { ...act('ana', hall, 'action contact', { number: 1, person: 'eve' }) },
  { ...act('ana', hall, 'action assess', { number: 2, verdict: 'conditional', reason: 'Si la salle est libre' }) },
  { ...act('bo', hall, 'roadmap', { number: 1, schedule: 'Printemps', means: '10 000 euros' }) },
  { ...act('bo', hall, 'roadmap', { number: 1, schedule: 'Été' }) },
  { ...act('bo', hall, 'milestone', { number: 1, title: 'Ouvrir les portes', due: '15 juin' }) },
  { ...act('bo', hall, 'milestone withdraw', { number: 1, milestone: 'Signer le bail' }) },
  { ...act('ana', hall, 'plan add', { title: 'Plan 2028', starts: '1er janvier 2028', ends: '31 décembre 2028' }) },
  // people
  { ...act('dan', hall, 'name', { name: 'Daniel' }) },
  { ...act('dan', hall, 'organisation', { name: 'CRESS' }) },
  { ...act('flo', hall, 'organisation', { name: 'Une association neuve' }) },
  { ...act('dan', hall, 'language', { language: 'en' }) },
  { ...act('dan', hall, 'quiet hours', { hours: '20h-8h' }) },
  { ...act('dan', hall, 'weekly letter', { wanted: false }) },
  { ...act('eve', hall, 'absence', { until: '20 avril', deputy: 'bo' }) },
  { ...act('eve', hall, 'back'), first: [act('eve', hall, 'absence', { until: '20 avril' })] },
  { ...act('ana', hall, 'college add', { name: 'Collectivités' }) },
  { ...act('ana', hall, 'college withdraw', { name: 'Associations' }) },
  { ...act('ana', hall, 'college assign', { organisation: 'Métropole', college: 'Entreprises', confirmed }) },
  { ...act('ana', hall, 'college assign', { organisation: 'CRESS', college: 'Entreprises', confirmed }) },
  { ...act('ana', hall, 'appoint', { person: 'eve', role: 'facilitator' }) },
  { ...act('ana', hall, 'relieve', { person: 'cleo', role: 'facilitator' }) },
  { ...act('ana', hall, 'import', { text: 'nom;courriel;structure\nAnne Petit;anne@exemple.fr;CRESS', confirmed }) },
  {
    ...act('ana', hall, 'mail silence', { who: 'anne@exemple.fr' }),
    first: [
      act('ana', hall, 'import', { text: 'nom;courriel;structure\nAnne Petit;anne@exemple.fr;CRESS', confirmed }),
    ],
  },
  {
    ...act('ana', hall, 'mail resume', { who: 'anne@exemple.fr' }),
    first: [act('ana', hall, 'mail silence', { who: 'anne@exemple.fr' })],
  },
  // two accounts of one person, until both have confirmed
  { ...act('cleo', hall, 'account link') },
  { ...act('cleo', hall, 'account link'), first: [act('cleo', hall, 'account link')] },
  {
    ...act('flo', hall, 'account link', { code: '{code}' }),
    first: [act('cleo', hall, 'account link')],
  },
  {
    ...act('flo', hall, 'account confirm', { link: '{link}' }),
    first: [act('cleo', hall, 'account link'), act('flo', hall, 'account link', { code: '{code}' })],
  },
  // the results, once every account is validated
  {
    ...act('ana', hall, 'axis keep', { title: 'Un axe nouveau', ideas: '1, 2' }),
    first: [
      act('bo', room, 'minutes validate', { session: 1 }),
      ...[2, 3, 4, 5, 6].map((session) =>
        act('bo', room, 'session cancel', { reason: 'Tout est dit', session, confirmed }),
      ),
      act('ana', hall, 'restitution open', { phase: 1 }),
      act('ana', hall, 'axis keep', { title: 'Des lieux partagés', ideas: '3' }),
      act('ana', hall, 'signal keep', { title: 'Le troc', reason: 'On en parle', ideas: '5' }),
    ],
  },
  { ...act('ana', hall, 'axis support', { axis: 1, ideas: '4' }) },
  { ...act('ana', hall, 'axis withdraw', { number: 1 }) },
  { ...act('ana', hall, 'signal keep', { title: 'Un signal nouveau', reason: 'Il se répète', ideas: '4' }) },
  { ...act('ana', hall, 'signal withdraw', { number: 1 }) },
  {
    ...act('ana', hall, 'restitution open', { phase: 1 }),
    first: [act('ana', hall, 'restitution publish'), act('ana', hall, 'restitution publish', { preview: '{mark}' })],
  },
  // where each organiser signs
  {
    ...act('bo', hall, 'publication decline', { reason: 'Il manque un atelier' }),
    first: [
      act('ana', hall, 'organisation', { name: 'Région' }),
      act('ana', hall, 'appoint', { person: 'bo', role: 'coordinator' }),
      act('ana', hall, 'signature', { mode: 'joint' }),
      act('ana', hall, 'digest publish', { session: 1 }),
      act('ana', hall, 'digest publish', { session: 1, confirmed: '{mark}' }),
    ],
  },
]

/** What cannot be taken back, in a world of its own: who acts is told so, and nothing changes. */
export const forGood: readonly Act[] = [
  { ...act('bo', room, 'session nudge', { session: 2, confirmed }) },
  { ...act('bo', room, 'dates nudge', { poll: 1, confirmed }) },
  { ...act('ana', hall, 'poll nudge', { poll: 1, confirmed }) },
  {
    ...act('ana', hall, 'nudge', { confirmed }),
    first: [act('ana', hall, 'action edit', { number: 2, due: '1er avril' })],
  },
  {
    ...act('ana', hall, 'help answer', { text: 'Le local est prêt', action: '{action}', person: '{bo}' }),
    first: [act('bo', hall, 'action help', { number: 1, note: 'Un local' })],
  },
  { ...act('bo', hall, 'help reply', { text: 'Merci beaucoup', action: '{action}' }) },
  {
    ...act('cleo', hall, 'account confirm', { link: '{link}' }),
    first: [
      act('cleo', hall, 'account link'),
      act('flo', hall, 'account link', { code: '{code}' }),
      act('flo', hall, 'account confirm', { link: '{link}' }),
    ],
  },
  {
    ...act('dan', room, 'digest report', { text: 'Nous étions treize', session: 1 }),
    first: [
      act('bo', room, 'session close', { session: 1 }),
      act('bo', room, 'digest publish', { session: 1 }),
      act('bo', room, 'digest publish', { session: 1, confirmed: '{mark}' }),
    ],
  },
  {
    ...act('ana', hall, 'plan adopt', { number: 1, preview: '{mark}' }),
    first: [
      act('bo', hall, 'ownership accept', { number: 1 }),
      act('bo', hall, 'roadmap', {
        number: 1,
        ownership: 'La CRESS, avec la Métropole',
        schedule: 'Printemps',
        means: '10 000 euros',
        organisation: 'Une équipe de trois',
      }),
      act('ana', hall, 'plan adopt', { number: 1 }),
    ],
  },
  {
    ...act('ana', hall, 'restitution publish', { preview: '{mark}' }),
    first: [
      act('bo', room, 'minutes', { text: 'Nous avons parlé du local.', session: 1 }),
      act('bo', room, 'minutes validate', { session: 1 }),
      ...[2, 3, 4].map((session) => act('bo', room, 'session cancel', { reason: 'Tout est dit', session, confirmed })),
      act('ana', hall, 'restitution open', { phase: 1 }),
      act('ana', hall, 'axis keep', { title: 'Des lieux partagés', ideas: '3' }),
      act('ana', hall, 'restitution publish'),
    ],
  },
  {
    ...act('bo', hall, 'publication sign'),
    first: [
      act('ana', hall, 'organisation', { name: 'Région' }),
      act('ana', hall, 'appoint', { person: 'bo', role: 'coordinator' }),
      act('ana', hall, 'signature', { mode: 'joint' }),
      act('ana', hall, 'digest correct', { note: 'Treize personnes', session: 1 }),
      act('ana', hall, 'digest correct', { note: 'Treize personnes', session: 1, confirmed: '{mark}' }),
    ],
  },
]
