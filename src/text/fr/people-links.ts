/** What is said of personal links, for those who chat nowhere, in French. */
import { plural } from '../../views/format.ts'
import type { IntentWords } from '../words.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)
const days = { label: 'Jours', help: 'Pendant combien de jours il sert (60 sinon)', names: ['jours', 'duree'] }
const confirmed = { label: 'Confirmé', help: 'Oui pour confirmer', names: ['confirmation'] }

export const intents = {
  'personal link': {
    verb: 'lien',
    aliases: ['lien-personnel'],
    label: 'Donner un lien personnel',
    help: 'Une page pour qui n’a pas de messagerie',
    example: '/concert lien Zoé Martin ; structure : Vivre ici',
    notice: 'L’adresse de la page n’est montrée qu’à vous, une seule fois. Personne n’est prévenu.',
    submit: 'Créer le lien',
    args: {
      person: { label: 'Personne', help: 'Prénom et nom, connus ou nouveaux', names: ['personne', 'nom'] },
      organisation: { label: 'Structure', help: 'Sa structure (facultatif)', names: ['structure'] },
      mail: { label: 'Courriel', help: 'Son adresse de courriel (facultatif)', names: ['courriel', 'adresse'] },
      role: {
        label: 'Rôle',
        help: 'Pour une personne nouvelle : invité ou membre',
        names: ['role'],
        options: { guest: 'invité', member: 'membre' },
        said: { guest: ['invitée', 'guest'], member: ['adhérent', 'adhérente'] },
      },
      days,
      fresh: { label: 'Nouvelle personne', help: 'Oui si elle n’est pas encore connue', names: ['nouvelle'] },
    },
  },
  'personal link mine': {
    verb: 'mon-lien',
    aliases: ['ma-page-web'],
    label: 'Ma page par un lien',
    help: 'Un lien vers ma page, sans messagerie',
    example: '/concert mon-lien',
    args: { days },
  },
  'personal link sheet': {
    verb: 'imprimer-liens',
    aliases: ['liens-a-imprimer'],
    label: 'Liens à imprimer',
    help: 'Une feuille de cartes avec leur code à scanner',
    example: '/concert imprimer-liens Zoé Martin, Yanis Benali',
    notice: 'Rien n’est fait avant votre confirmation. Personne n’est prévenu.',
    submit: 'Voir avant de créer',
    args: {
      people: { label: 'Personnes', help: 'Leurs noms ; toutes sinon', names: ['personnes', 'noms'] },
      days,
      confirmed,
    },
  },
  'personal links': {
    verb: 'liens',
    aliases: ['liens-personnels'],
    label: 'Les liens personnels',
    help: 'Qui a un lien, son dernier usage, le retirer',
    example: '/concert liens',
    args: {},
  },
  'personal link send': {
    verb: 'envoyer-lien',
    aliases: [],
    label: 'Envoyer un lien par courriel',
    help: 'Envoyer un lien à l’adresse de la personne',
    example: '/concert envoyer-lien Zoé Martin',
    notice: 'Rien ne part avant votre confirmation.',
    submit: 'Voir avant d’envoyer',
    args: {
      person: { label: 'Personne', help: 'Son nom', names: ['personne', 'nom'] },
      days,
      confirmed,
    },
  },
  'personal link revoke': {
    verb: 'revoquer-lien',
    aliases: ['retirer-lien'],
    label: 'Retirer un lien personnel',
    help: 'Le lien n’ouvre plus rien, tout de suite',
    example: '/concert revoquer-lien Zoé Martin',
    notice: 'La page se ferme aussi là où elle est déjà ouverte. Rien de ce qui a été dit n’est perdu.',
    submit: 'Retirer',
    args: { link: { label: 'Lien', help: 'Le nom de la personne', names: ['lien', 'personne', 'nom'] } },
  },
  'personal link restore': {
    verb: 'retablir-lien',
    aliases: [],
    label: 'Annuler',
    help: 'Les liens sont comme avant',
    example: '',
    args: {
      links: { label: 'Liens', help: 'Les liens' },
      state: { label: 'État', help: 'Leur état' },
      people: { label: 'Personnes', help: 'Les personnes créées' },
      accounts: { label: 'Comptes', help: 'Les comptes créés' },
      organised: { label: 'Rattachées', help: 'Les personnes sans structure avant' },
    },
  },
} satisfies Record<string, IntentWords>

export const buttons = {
  makeLink: 'Donner un lien',
  makeOwnLink: 'Un lien vers ma page',
  printLink: 'Page à imprimer',
  printLinks: 'Liens à imprimer',
  mailLink: 'Envoyer par courriel',
  sendLink: 'Envoyer',
  allLinks: 'Tous les liens',
  revokeLink: 'Retirer un lien',
  makeMember: 'En faire un membre',
}

export const refusals = {
  linkNoPages: () =>
    'Les pages web de ce bot n’ont pas encore été ouvertes : demandez à qui l’a installé de le démarrer avec « npm start ».',
  linkHasChat: (v: { person: string }) =>
    `${v.person} a déjà un compte de messagerie et peut demander son lien : « /concert mon-lien ».`,
  linkForTeam: (v: { person: string }) =>
    `${v.person} fait partie d’une équipe : ce lien donnerait ses droits. Seule la personne elle-même, ou un rôle au-dessus du sien, peut le créer.`,
  linkElsewhere: (v: { person: string }) =>
    `${v.person} est aussi membre d’une concertation que vous n’animez pas : demandez le lien à l’administration de ce bot.`,
  linkAlreadyHere: () =>
    'Vous êtes sur votre page. Pour un autre lien, demandez-le à la personne qui vous a donné celui-ci.',
  linkBadMail: (v: { mail: string }) =>
    `« ${v.mail} » n’est pas une adresse de courriel. Exemple : zoe@association.fr.`,
  linkMailTaken: (v: { mail: string }) =>
    `L’adresse ${v.mail} est celle d’une autre personne. Donnez son nom, ou une autre adresse.`,
  linkNoMail: (v: { person: string }) =>
    `Aucune adresse où écrire à ${v.person}. Ajoutez-la en créant le lien : « /concert lien ${v.person} ; courriel : … ».`,
  linkNoLetters: () => 'Aucun courriel ne part de ce bot pour le moment. Imprimez le lien, ou copiez son adresse.',
  linkMemberByCoordination: () =>
    'Faire entrer un membre, qui vote, revient à la coordination. Créez le lien pour un invité : la coordination pourra en faire un membre.',
  linkBadName: (v: { name: string }) => `« ${v.name} » n’est pas un nom. Écrivez le prénom et le nom de la personne.`,
  saidByTeam: () =>
    'Votre nom et votre structure sont notés par l’équipe qui organise. Pour les corriger, écrivez-lui : elle seule peut le faire depuis ici.',
  linkNobody: () =>
    'Aucune personne connue ici n’a besoin d’un lien : chacune a une messagerie, ou un lien qui sert encore. Pour en refaire un, donnez son nom.',
  linkTooMany: (v: { max: number }) => `Une feuille porte ${v.max} cartes au plus. Donnez moins de noms à la fois.`,
  noSuchLink: (v: { link: string }) =>
    `Aucun lien en service pour « ${v.link} ». « /concert liens » montre ceux qui servent.`,
}

export const words = {
  personalLinks: {
    made: (name: string) => `Lien personnel de ${name}`,
    own: 'Le lien vers votre page',
    once: 'Cette adresse n’est montrée qu’ici, une seule fois. Qui la tient agit au nom de cette personne : ne la donnez qu’à elle.',
    ownOnce:
      'Cette adresse n’est montrée qu’ici, une seule fois. Qui la tient agit en votre nom : ne la donnez à personne.',
    untilLabel: 'Sert jusqu’au',
    rightsLabel: 'Sur sa page',
    rights: {
      guest: 'rôle d’invité : ses idées sont lues avant d’être montrées, pas de vote',
      member: 'membre : idées, votes et réponses comptent comme ceux des autres',
      none: 'participation : ses idées sont lues avant d’être montrées',
    },
    local:
      'Cette adresse ne s’ouvre que sur la machine où tourne le bot : qui l’a installé n’a pas donné d’adresse publique.',
    which: (typed: string) => `De qui s’agit-il : « ${typed} » ?`,
    newPerson: (typed: string) => `Une nouvelle personne : ${typed}`,
    sheetTitle: (count: number) => n(count, 'carte à imprimer', 'cartes à imprimer'),
    sheetWhat: (until: string) =>
      `Chaque carte porte un nom et un code à scanner, qui ouvre la page de cette personne jusqu’au ${until}. Qui tient la carte agit en son nom.`,
    nobodyTold: 'Personne n’est prévenu.',
    sheetMore: (count: number) =>
      `${n(count, 'autre personne attend', 'autres personnes attendent')} la feuille suivante : recommencez ensuite.`,
    sheetDo: (count: number) => `Créer ${n(count, 'lien', 'liens')}`,
    sheetMade: (count: number) => n(count, 'carte est prête', 'cartes sont prêtes'),
    sheetOnce:
      'Cette page s’ouvre pendant une heure, puis plus jamais. Imprimez-la maintenant, et remettez chaque carte à sa personne.',
    sendTitle: (name: string) => `Envoyer un lien à ${name}`,
    sendWhat: (mail: string, until: string) =>
      `Un courriel part à ${mail}, avec un lien vers sa page qui sert jusqu’au ${until}.`,
    sendWho: 'Cette personne seule est prévenue. Un lien déjà donné reste en service.',
    letterTitle: (title: string) => `Votre page dans « ${title} »`,
    letterHello: (name: string) => `Bonjour ${name},`,
    letterWhat: (title: string, organisers: string) =>
      `Vous pouvez prendre part à « ${title} », organisée par ${organisers}, sans rien installer : donner une idée, répondre, voter si vous êtes membre, suivre la suite. Voici votre page :`,
    letterUntil: (until: string) => `Ce lien est le vôtre, ne le transmettez pas. Il sert jusqu’au ${until}.`,
    sent: (name: string, mail: string) => `Le courriel part à ${mail} : ${name} y trouvera son lien.`,
    none: 'Aucun lien personnel n’est en service.',
    title: (count: number) => n(count, 'lien personnel en service', 'liens personnels en service'),
    mineTitle: (count: number) => n(count, 'lien vers votre page', 'liens vers votre page'),
    line: (by: string, made: string, until: string, used: string) =>
      `${by === '' ? ', créé' : `, créé par ${by}`} le ${made}, jusqu’au ${until} ; ${used === '' ? 'jamais ouvert' : `ouvert le ${used}`}`,
    more: (count: number) => `et ${n(count, 'autre', 'autres')}`,
    closed: (count: number) => `${n(count, 'lien ne sert plus', 'liens ne servent plus')}.`,
    never: 'Les adresses ne sont pas gardées : pour une adresse perdue, donnez un nouveau lien et retirez l’ancien.',
    option: (name: string, made: string) => `${name} (${made})`,
    revoked: (names: string, count: number) =>
      count > 1
        ? `Les ${count} liens de ${names} n’ouvrent plus rien, même là où la page était ouverte.`
        : `Le lien de ${names} n’ouvre plus rien, même là où la page était ouverte.`,
    restored: 'C’est repris : les liens sont comme avant.',
    takenBack: 'C’est repris : ces liens n’ouvrent plus rien.',
  },
}
