/** What the pages that anybody may read say, in French. */
import { plural } from '../../../views/format.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)

export const words = {
  site: {
    frontTitle: 'Concertations publiques',
    frontNone: 'Aucune concertation n’a de page publique pour le moment.',
    convenedBy: 'Organisée par',
    now: 'En ce moment',
    horizon: 'Horizon',
    intake: 'Recueil des idées',
    intakeUntil: (moment: string) => `Jusqu’au ${moment}`,
    nextDate: 'Prochaine date',
    readMore: 'Lire la page',
    phases: 'Les phases',
    phaseWhen: { coming: 'à venir', now: 'en cours', over: 'terminée' },
    workshops: 'Les ateliers',
    workshop: (number: number, title: string) => `Atelier n° ${number} – ${title}`,
    ofPhase: 'Phase',
    workshopNone: 'Aucune réunion de cet atelier n’est annoncée pour le moment.',
    coming: 'Prochaines réunions',
    comingNone: 'Aucune réunion n’est annoncée pour le moment.',
    past: 'Réunions passées',
    underWay: 'en cours',
    cancelled: 'annulée',
    place: 'Lieu',
    onlyInvited: 'le lien pour y assister à distance est donné aux personnes invitées',
    agendaOfDay: 'Ordre du jour',
    follow: (): readonly [string, string, string] => [
      'Pour les suivre dans votre agenda, abonnez-le à ',
      'cette adresse',
      '. Les changements y arrivent d’eux-mêmes.',
    ],
    feedName: (title: string) => `Concertation « ${title} »`,
    ownFeed: 'Mes réunions (Concertess)',
    feedMore: (address: string) => `Plus d’informations : ${address}`,
    themes: 'Les thèmes',
    theme: (title: string, count: number) => `${title} : ${n(count, 'idée', 'idées')}`,
    themesNone: 'Les thèmes seront montrés dès que les premières idées auront été classées.',
    unsorted: (count: number) => `${n(count, 'autre idée attend', 'autres idées attendent')} d’être classées.`,
    polls: 'Les votes',
    pollsNone: 'Aucun vote n’a encore eu lieu.',
    pollTitle: (number: number, question: string) => `Vote n° ${number} – ${question}`,
    pollOpenUntil: (moment: string) =>
      `Vote en cours, jusqu’au ${moment}. Les résultats seront montrés quand il sera clos.`,
    pollOpen: 'Vote en cours. Les résultats seront montrés quand il sera clos.',
    pollTied: 'Vote clos : des propositions à égalité restent à départager. Les résultats seront montrés ensuite.',
    pollWaiting: 'Vote clos : son résultat attend d’être validé. Il sera montré ensuite.',
    pollSecrecyOpen: 'Qui voit les réponses',
    pollBetween: 'Les propositions',
    pollClosed: 'Clos le',
    pollSettled: 'Des propositions étaient à égalité : les personnes qui animent ont départagé.',
    pollSecrecy: 'Qui a vu les réponses',
    secrecies: [
      'Vote public : les noms ont été montrés dans la concertation. Ils ne le sont pas ici.',
      'Vote confidentiel : les réponses étaient cachées aux participants ; qui gère la messagerie ou ce bot pouvait les voir.',
      'Urne à part : chaque bulletin a été remis sur une page à part, sans nom et sans heure.',
      'Vote secret et vérifiable : il a été tenu avec Belenios, dont le résultat a été apporté ici.',
    ],
    secreciesOpen: [
      'Vote public : les noms sont montrés dans la concertation. Ils ne le seront pas ici.',
      'Vote confidentiel : les réponses sont cachées aux participants ; qui gère la messagerie ou ce bot peut les voir.',
      'Urne à part : chaque bulletin se remet sur une page à part, sans nom et sans heure.',
    ],
    takenBack: 'Proposition retirée',
    recount: 'Recompter',
    recountHow: {
      papers:
        'Le fichier donne la définition du vote et tous les bulletins, sans nom et sans ordre : additionnez-les par proposition, puis appliquez la règle ci-dessus.',
      ballots:
        'Le fichier du résultat donne la définition du vote et les totaux. Cette règle se recompte avec les bulletins eux-mêmes : le fichier de dépouillement les donne, sans nom et sans ordre.',
      withheld:
        'Le fichier donne la définition du vote et les totaux. Un collège a moins de cinq bulletins : ce qui permettrait de recompter par collège dirait qui a voté quoi, et n’est pas publié.',
      figures:
        'Le fichier donne la définition du vote et les totaux : les bulletins eux-mêmes ne sont pas publiés. Vous pouvez appliquer la règle ci-dessus aux totaux.',
    },
    recountFile: (): readonly [string, string, string] => ['Télécharger ', 'le fichier du résultat', '.'],
    recountVerify: (): readonly [string, string, string] => [
      'Un programme peut aussi refaire tout le compte à partir ',
      'du fichier de dépouillement',
      ', avec la commande « verify » de Concertess, sans rien nous demander.',
    ],
    recountHash: 'Empreinte (SHA-256) du fichier du résultat, sans son dernier champ',
    reload: (): readonly [string, string, string] => ['Cette page ne change pas toute seule : ', 'actualiser', '.'],
    actions: 'Les actions',
    actionsNone: 'Aucune action n’a encore été retenue.',
    actionNumber: (number: number) => `(n° ${number})`,
    ownedBy: (organisation: string) => `portée par ${organisation}`,
    noOwner: 'structure porteuse à trouver',
    due: (day: string) => `pour le ${day}`,
    doneAmong: (done: number, all: number) => `${n(done, 'action terminée', 'actions terminées')} sur ${all}.`,
    privateProgress:
      'L’avancement de chaque action n’est connu que de sa structure porteuse et de l’équipe d’animation.',
    back: 'Retour à la concertation',
    upTo: 'Toutes les concertations',
  },
}
