/** Every node, form and ballot on one page, as messages of a person's own and as a public page: to be looked at, and run through axe. */
import { html } from 'hono/html'
import { createApp, listen } from '../../../adapters/web/client.ts'
import { page } from '../../../adapters/web/page.ts'
import { type Back, type Ground, renderMessage, renderView } from '../../../adapters/web/render.ts'
import type { Form, View } from '../../../src/port.ts'
import {
  actions,
  ballot,
  button,
  calendarOf,
  card,
  chart,
  code,
  documentOf,
  em,
  facts,
  figures,
  image,
  link,
  linked,
  list,
  numbered,
  option,
  pick,
  quiet,
  quote,
  rich,
  strong,
  table,
  text,
  view,
  warning,
  when,
} from '../../../src/views/build.ts'
import type { BallotMethod, Call, Field } from '../../../src/views/view.ts'
import { openFake } from './fake.ts'

const call: Call = { intent: 'help', args: {} }
const dot =
  'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAFklEQVR4nGNgKHAgCTGMahjVMKphyGkAAF3rSAEqUO3SAAAAAElFTkSuQmCC'
const themes = [
  'Emploi et insertion',
  'Logement, foncier et habitat participatif',
  'Culture',
  'Alimentation de proximité',
]

const voices = {
  type: 'bars',
  title: 'Priorités de l’atelier 1',
  unit: 'gommettes',
  categories: themes,
  series: [{ name: 'Gommettes', values: [42, 27, 9, 31] }],
} as const
const colleges = {
  type: 'stacked',
  title: 'Réponses par collège',
  unit: 'réponses',
  categories: ['Pour', 'Contre', 'Blanc'],
  series: ['Associations', 'Coopératives', 'Mutuelles', 'Fondations', 'Collectivités', 'Autres'].map((name, i) => ({
    name,
    values: [12 - i, 4 + i, 1],
  })),
} as const
const weeks = {
  type: 'line',
  title: 'Idées déposées chaque semaine',
  unit: 'idées',
  categories: ['3 janv.', '10 janv.', '17 janv.', '24 janv.', '31 janv.'],
  series: [
    { name: 'En séance', values: [2, 9, 14, 8, 21] },
    { name: 'En ligne', values: [1, 3, 4, 12, 9] },
  ],
} as const

export const read: View = view(
  'fr',
  card(
    'Idée n° 42',
    text('Un poste de comptable ', strong('partagé'), ' entre cinq associations, ', em('à l’essai'), ' pendant un an.'),
    quote('On cherche depuis deux ans,\net personne ne peut payer un plein temps seule.'),
    facts(
      ['Déposée', rich(when('2027-03-12T17:00:00Z', 'vendredi 12 mars 2027, 18 h (Paris)'))],
      ['Atelier', 'Emploi et insertion'],
      ['Dossier', rich(linked('La fiche de la CRESS', 'https://ess.example/fiche'))],
    ),
    quiet('Vue par l’atelier 1 et par l’équipe qui anime.'),
    actions(
      button('Soutenir', call, 'primary'),
      button('Commenter', call),
      link('Lire la fiche', 'https://ess.example/fiche'),
      button('Retirer', call, 'danger'),
    ),
  ),
  card(
    'Ordre du jour',
    numbered(['Accueil', 'Retour sur la séance 1', rich('Vote des ', strong('priorités'))], 2),
    list('Apporter de quoi écrire', 'Covoiturage : place de la gare'),
    warning('La salle ferme à 20 h.'),
    text('Alignées :', code('Emploi    42 ██████████\nLogement  27 ██████'), 'Et un mot : ', code('!aide'), '.'),
    text(strong('Un intertitre')),
    text('Une phrase qui suit, avec un mot très long : ', 'anticonstitutionnellement'.repeat(4)),
    actions(
      pick('Changer de thème', [option('Emploi', call, 'et insertion'), option('Culture', call)]),
      pick(
        'Aller à un atelier',
        themes.concat('Énergie', 'Transports', 'Santé').map((theme, i) => option(theme, call, `atelier ${i + 1}`)),
      ),
    ),
  ),
  table(
    'Présences aux séances',
    ['Atelier', figures('Inscrites et inscrits'), figures('Présentes et présents'), 'Lieu', 'Prochaine séance'],
    themes.map((theme, i) => [theme, `${20 + i}`, `${12 + i}`, 'Amiens, salle des fêtes', 'jeudi 18 mars 2027, 14 h']),
  ),
  chart(voices),
  chart(colleges),
  chart(weeks),
  image('Un carré, pour voir', 'carre.png', dot),
  documentOf('compte-rendu', 'Compte rendu de la séance 2', text('Présentes et présents : douze.')),
  calendarOf('seance-3', {
    uid: '1',
    sequence: 0,
    title: 'Séance 3',
    startsAt: '2027-03-18T13:00:00Z',
    endsAt: '2027-03-18T15:00:00Z',
    zone: 'Europe/Paris',
  }),
)

const grades = ['Excellent', 'Bien', 'Passable', 'Insuffisant', 'À rejeter']
const methods: readonly BallotMethod[] = [
  { kind: 'one' },
  { kind: 'many', min: 1, max: 2 },
  { kind: 'points', total: 5, maxEach: 3 },
  { kind: 'grades', grades },
  { kind: 'ranks', max: 3 },
]
const options = themes.map((label, i) => ({ id: String(i + 1), label, ...(i === 1 && { hint: 'avec les bailleurs' }) }))
export const ballots: readonly View[] = methods.map((method) =>
  view(
    'fr',
    card(
      `Vote n° 3 : ${method.kind}`,
      ballot({
        question: 'Que faut-il porter en premier ?',
        secret: method.kind === 'grades',
        method,
        options,
        call,
        field: 'choices',
      }),
      quiet('Ouvert jusqu’au 18 mars.'),
    ),
  ),
)

const choices = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ value: `v${i}`, label: `Choix ${i + 1}` }))
const fields: readonly Field[] = [
  {
    name: 'title',
    kind: 'line',
    label: 'Titre',
    help: 'En une ligne, tel qu’on le lira.',
    required: true,
    value: 'Mutualiser',
  },
  { name: 'body', kind: 'text', label: 'Texte', help: 'Ce que vous proposez, et pour qui.', required: true, max: 4000 },
  { name: 'theme', kind: 'choice', label: 'Thème', help: '', required: true, options: choices(3) },
  {
    name: 'room',
    kind: 'choice',
    label: 'Atelier',
    help: 'Là où elle sera lue.',
    required: false,
    options: choices(12),
  },
  {
    name: 'colleges',
    kind: 'many',
    label: 'Collèges',
    help: '',
    required: false,
    options: choices(4),
    value: 'v1, v2',
  },
  { name: 'names', kind: 'many', label: 'Avec qui', help: 'Séparez les noms par des virgules.', required: false },
  { name: 'day', kind: 'day', label: 'Jour', help: 'Par exemple « 12 mars ».', required: false, value: '2027-03-12' },
  { name: 'at', kind: 'moment', label: 'Jour et heure', help: 'Par exemple « jeudi 14 h ».', required: false },
  {
    name: 'later',
    kind: 'moment',
    label: 'Fin',
    help: 'Par exemple « jeudi 16 h ».',
    required: false,
    value: 'jeudi 16h',
  },
  { name: 'seats', kind: 'number', label: 'Places', help: 'De 1 à 99.', required: false, min: 1, max: 99 },
  { name: 'shown', kind: 'yesno', label: 'Montrer mon nom', help: '', required: false },
]
export const form: Form = {
  lang: 'fr',
  title: 'Déposer une idée',
  notice: 'L’atelier 1 et l’équipe la liront ; personne n’est notifié.',
  submit: 'Déposer',
  fields,
  call,
}
const english: View = view(
  'en',
  card('Idea No. 42', text('A shared accountant for five associations.'), actions(button('Support', call, 'primary'))),
)

const ground: Ground = {
  action: '/essai-galerie',
  hidden: [['csrf', 'mark']],
  request: 'r1',
  file: (n) => `/essai-galerie/fichier/${n}`,
  private: true,
}

/** Refused: what was put in is still there. */
function backFrom(key: string): Back {
  const data = new URLSearchParams({
    press: `${key}:0`,
    'f.title': 'Mutualiser',
    'f.body': 'Trop court',
    'f.theme': 'v1',
    'f.at': 'hier',
  })
  return { data, said: 'Je n’ai pas compris la date « hier ».', field: 'at' }
}

function messages() {
  const drawn = (body: View | Form, key: string, back?: Back) =>
    renderMessage({ key, post: key, body }, { ...ground, ...(back && { back }) }, { level: 3 })
  return html`<h1>Tout ce qui se montre</h1><h2>Messages</h2>${drawn(read, 'k1')}${drawn(english, 'k2')}<h2>Bulletins</h2>${ballots.map((body, i) => drawn(body, `b${i}`))}${drawn(
    ballots[2]!,
    'b9',
    { data: new URLSearchParams({ press: 'b9:1', 'b.0': '4' }), said: 'Pas plus de 3 gommettes sur une proposition.' },
  )}<h2>Formulaires</h2>${drawn(form, 'f1')}${drawn(form, 'f2', backFrom('f2'))}`
}

function published() {
  return html`<h1>ESS à 10 ans</h1>${renderView(read)}${renderView(ballots[0]!)}`
}

export const galleries = { mine: messages, public: published } as const

/** Served as any page of ours is, with the same rules on what it may load. */
export async function openGallery(): Promise<{ readonly origin: string; close(): Promise<void> }> {
  const faked = await openFake()
  const app = createApp(faked.site)
  for (const [face, main] of Object.entries(galleries)) {
    const frame = { lang: 'fr', title: 'Galerie', face: face as keyof typeof galleries } as const
    app.get(`/essai-galerie/${face}`, async (c) => c.html(await page(frame, html`${await main()}`)))
  }
  const server = await listen(faked.site, app)
  return {
    origin: `http://127.0.0.1:${server.port}`,
    async close() {
      await server.close()
      await faked.close()
    },
  }
}
