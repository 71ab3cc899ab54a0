/** What is said of the restitution, of axes and signals, and of the thread, in French. */
import { plural } from '../../../views/format.ts'
import type { IntentWords } from '../../words.ts'
import { room } from '../rooms.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)

export const intents = {
  trace: {
    verb: 'fil',
    aliases: ['suivre'],
    label: 'Suivre le fil',
    help: 'D’une idée aux actions, et retour',
    example: '/concert fil idée 42',
    args: {
      kind: {
        label: 'De quoi',
        help: 'Idée, axe, signal ou action',
        names: ['quoi'],
        options: { idea: 'idée', axis: 'axe', signal: 'signal', action: 'action' },
      },
      number: { label: 'Numéro', help: 'Son numéro', names: ['numéro', 'n', 'no'] },
    },
  },
  'restitution open': {
    verb: 'restitution',
    aliases: [],
    label: 'Ouvrir la restitution',
    help: 'Mettre en commun ce qui ressort d’une phase',
    example: '/concert restitution',
    args: { phase: { label: 'Phase', help: 'Son numéro ; celle en cours sinon', names: ['phase'] } },
  },
  'restitution close': {
    verb: 'refermer-restitution',
    aliases: [],
    label: 'Refermer la restitution',
    help: '',
    example: '',
    args: { phase: { label: '', help: '' } },
  },
  'restitution publish': {
    verb: 'publier-restitution',
    aliases: [],
    label: 'Publier la restitution',
    help: 'Voir la restitution, puis la publier',
    example: '/concert publier-restitution',
    args: { preview: { label: 'Aperçu', help: 'Rempli par le bouton de l’aperçu', names: ['apercu'] } },
  },
  'restitution release': {
    verb: 'afficher-restitution',
    aliases: [],
    label: 'Afficher la restitution signée',
    help: '',
    example: '',
    args: { publication: { label: '', help: '' } },
  },
  'axis keep': {
    verb: 'axe',
    aliases: [],
    label: 'Retenir un axe fort',
    help: 'Retenir un axe fort, avec ses idées',
    example: '/concert axe Mutualiser les emplois ; idées : 3, 12, 40',
    notice: 'Visible par tous dans la liste des axes, publié avec la restitution. Personne n’est notifié.',
    submit: 'Retenir',
    args: {
      title: { label: 'Axe', help: 'La direction partagée, en une phrase', names: ['axe', 'titre'] },
      ideas: { label: 'Idées', help: 'Les numéros de celles qui le portent : 3, 12', names: ['idees', 'idee'] },
    },
  },
  'axis support': {
    verb: 'appuyer',
    aliases: [],
    label: 'Appuyer un axe par des idées',
    help: 'Ajouter des idées qui portent un axe',
    example: '/concert appuyer 2 ; idées : 14, 15',
    submit: 'Appuyer',
    args: {
      axis: { label: 'Axe', help: 'Le numéro de l’axe', names: ['axe'] },
      ideas: { label: 'Idées', help: 'Leurs numéros : 14, 15', names: ['idees', 'idee'] },
    },
  },
  'axis unsupport': {
    verb: 'desappuyer',
    aliases: [],
    label: 'Retirer des idées d’un axe',
    help: '',
    example: '',
    args: { axis: { label: '', help: '' }, ideas: { label: '', help: '' } },
  },
  axes: {
    verb: 'axes',
    aliases: [],
    label: 'Voir les axes forts',
    help: 'Les axes forts et les signaux, ou un axe',
    example: '/concert axes 2',
    args: { number: { label: 'Axe', help: 'Le numéro d’un axe (facultatif)', names: ['axe', 'numéro', 'n', 'no'] } },
  },
  'axis withdraw': {
    verb: 'retirer-axe',
    aliases: [],
    label: 'Retirer un axe',
    help: 'Retirer un axe fort',
    example: '/concert retirer-axe 2',
    submit: 'Retirer',
    args: { number: { label: 'Axe', help: 'Le numéro de l’axe', names: ['axe', 'numéro', 'n', 'no'] } },
  },
  'axis restore': {
    verb: 'retablir-axe',
    aliases: [],
    label: 'Rétablir un axe',
    help: '',
    example: '',
    args: { axis: { label: '', help: '' }, ideas: { label: '', help: '' } },
  },
  'signal keep': {
    verb: 'signal',
    aliases: [],
    label: 'Noter un signal faible',
    help: 'Une idée rare à suivre, et pourquoi',
    example: '/concert signal Monnaie locale ; motif : deux villes y pensent',
    notice: 'Visible par tous avec votre nom, publié avec la restitution. Personne n’est notifié.',
    submit: 'Noter',
    args: {
      title: { label: 'Signal', help: 'Ce que vous remarquez, en une phrase', names: ['titre'] },
      reason: { label: 'Motif', help: 'Pourquoi il mérite d’être suivi', names: ['pourquoi', 'raison'] },
      ideas: { label: 'Idées', help: 'Facultatif : les numéros des idées', names: ['idees', 'idee'] },
    },
  },
  signals: {
    verb: 'signaux',
    aliases: [],
    label: 'Voir les signaux faibles',
    help: 'Les signaux faibles, par qui et pourquoi',
    example: '/concert signaux',
    args: {},
  },
  'signal withdraw': {
    verb: 'retirer-signal',
    aliases: [],
    label: 'Retirer un signal faible',
    help: 'Retirer un signal faible',
    example: '/concert retirer-signal 2',
    submit: 'Retirer',
    args: { number: { label: 'Signal', help: 'Le numéro du signal', names: ['signal', 'numéro', 'n', 'no'] } },
  },
  'signal restore': {
    verb: 'retablir-signal',
    aliases: [],
    label: 'Rétablir un signal',
    help: '',
    example: '',
    args: { signal: { label: '', help: '' }, ideas: { label: '', help: '' } },
  },
} satisfies Record<string, IntentWords>

export const buttons = {
  followThread: 'Suivre le fil',
  seeAxes: 'Voir les axes',
  seeAxis: 'Voir un axe',
  seeThisAxis: 'Voir cet axe',
  keepAxis: 'Retenir un axe fort',
  supportAxis: 'Appuyer par des idées',
  workshopFromAxis: 'Créer un atelier',
  actionFromAxis: 'Créer une action',
  keepSignal: 'Noter un signal faible',
  seeSignals: 'Voir les signaux',
  openRestitution: 'Ouvrir la restitution',
  publishRestitution: 'Voir et publier',
  publishNow: 'Publier la restitution',
  backToRestitution: 'Revenir à la restitution',
  writeMinutes: 'Écrire le compte rendu',
}

export const refusals = {
  noPhaseYet: () =>
    'Aucune phase n’a encore commencé : la restitution vient à la fin d’une phase. « /concert phases » les montre.',
  noSuchPhaseHere: (v: { number: number }) =>
    `Il n’y a pas de phase n° ${v.number} ici. « /concert phases » les montre.`,
  minutesMissing: (v: { title: string; count: number; sessions: string }) =>
    `La restitution de « ${v.title} » attend les comptes rendus validés de toutes les séances. ${n(v.count, 'manque', 'manquent')} : ${v.sessions}. Écrivez-les avec « /concert compte-rendu », puis « /concert valider » ; une séance qui n’aura pas lieu s’annule avec « /concert annuler-seance ».`,
  restitutionNotOpen: () =>
    'Les axes et les signaux se retiennent pendant la restitution, quand l’animation met en commun. Ouvrez-la d’abord.',
  restitutionEmpty: () =>
    'Il n’y a encore ni axe ni signal à publier. Retenez un premier axe : « /concert axe », avec ses idées.',
  axisWithoutIdea: () => 'Un axe fort est porté par une idée au moins. Donnez les numéros : « idées : 3, 12 ».',
  signalWithoutReason: () =>
    'Un signal faible a un motif : dites pourquoi il mérite d’être suivi, par exemple « motif : deux villes y pensent ».',
  axisTaken: (v: { number: number }) =>
    `C’est déjà le titre de l’axe n° ${v.number}. Ajoutez-lui des idées avec « /concert appuyer ${v.number} », ou donnez un autre titre.`,
  alreadyBehind: (v: { number: number }) => `Ces idées portent déjà l’axe n° ${v.number} : il n’y a rien à ajouter.`,
  inUse: (v: { number: number; uses: string }) =>
    `Le n° ${v.number} ne peut plus être retiré, on s’appuie dessus : ${v.uses}. Retirez cela d’abord, ou gardez-le.`,
  noSuchAxis: (v: { number: number }) => `Il n’y a pas d’axe n° ${v.number} ici. « /concert axes » les montre.`,
  noSuchSignal: (v: { number: number }) =>
    `Il n’y a pas de signal n° ${v.number} ici. « /concert signaux » les montre.`,
}

export const words = {
  axes: {
    title: (count: number) => n(count, 'axe fort', 'axes forts'),
    signalsTitle: (count: number) => n(count, 'signal faible', 'signaux faibles'),
    one: (number: number, title: string) => `Axe fort n° ${number} : ${title}`,
    holds: (ideas: number, workshops: string, count: number) =>
      `${n(ideas, 'idée', 'idées')}${Number(count) === 0 ? '' : `, ${Number(count) > 1 ? 'ateliers' : 'atelier'} ${workshops}`}`,
    reasonBy: (reason: string, author: string) => `${reason} (${author})`,
    because: (reason: string) => `Pourquoi : ${reason}`,
    noticedBy: (author: string) => `Remarqué par ${author}`,
    none: 'Il n’y a pas encore d’axe fort : ils sont retenus à la restitution, à partir des idées.',
    noSignal: 'Il n’y a pas encore de signal faible : ils sont notés à la restitution.',
    kept: (number: number, title: string, ideas: number) =>
      `Axe fort n° ${number} : « ${title} », porté par ${n(ideas, 'idée', 'idées')}.`,
    supported: (number: number, title: string, ideas: number) =>
      `L’axe n° ${number} « ${title} » est maintenant porté par ${n(ideas, 'idée', 'idées')}.`,
    withdrawn: (number: number, title: string) => `L’axe n° ${number} « ${title} » est retiré. Ses idées restent.`,
    signalKept: (number: number, title: string) => `Signal faible n° ${number} noté : « ${title} ».`,
    signalWithdrawn: (number: number, title: string) => `Le signal n° ${number} « ${title} » est retiré.`,
    action: (number: number, title: string) => `l’action n° ${number} « ${title} »`,
    workshop: (number: number, title: string) => `l’atelier n° ${number} « ${title} »`,
  },
  restitution: {
    title: (phase: string) => `Restitution : ${phase}`,
    opened:
      'La restitution est ouverte. Retenez les axes forts avec les idées qui les portent, et notez les signaux faibles.',
    goesOn: (axes: number, signals: number) =>
      `Retenus à ce jour : ${n(axes, 'axe fort', 'axes forts')}, ${n(signals, 'signal faible', 'signaux faibles')}.`,
    teamOnly: 'Cette page est pour l’animation ; rien n’est annoncé avant la publication.',
    closed: (phase: string) => `La restitution de « ${phase} » est refermée comme avant.`,
    session: (number: number, title: string, day: string) => `« ${title} » (séance n° ${number}, ${day})`,
    card: (title: string, phase: string) => `${title} : ce qui ressort de « ${phase} »`,
    counts: (axes: number, signals: number) =>
      `${n(axes, 'axe fort', 'axes forts')} et ${n(signals, 'signal faible', 'signaux faibles')}, retenus par l’équipe d’animation à partir de vos idées.`,
    quoted: (number: number, said: string) => `Idée n° ${number} : « ${said} »`,
    edition: (edition: number) => `Édition ${edition}, qui remplace la précédente.`,
    preview: (places: string, count: number) =>
      `Voici ce qui sera publié dans ${room(places, Number(count))}. Toutes les personnes qui y sont le verront.`,
    previewChanged: 'elle a changé depuis votre aperçu : relisez cette nouvelle version avant de la publier.',
    previewNowhere:
      'Aucun salon n’est rattaché : la restitution sera gardée et visible avec « /concert axes », sans être annoncée.',
    previewSigners: (names: string) => `Rien ne paraît avant la signature de ${names}.`,
    published: (places: string, count: number) =>
      Number(count) === 0
        ? 'La restitution est publiée ; aucun salon n’est rattaché pour l’annoncer.'
        : `La restitution est publiée dans ${room(places, Number(count))}.`,
    submitted: (names: string) =>
      `La restitution attend la signature de ${names}. Elle paraîtra d’elle-même à la dernière signature.`,
  },
  trace: {
    title: (what: string) => `Le fil : ${what}`,
    named: {
      idea: (number: number) => `l’idée n° ${number}`,
      axis: (number: number) => `l’axe fort n° ${number}`,
      signal: (number: number) => `le signal faible n° ${number}`,
      action: (number: number) => `l’action n° ${number}`,
    },
    capital: {
      idea: (number: number) => `Idée n° ${number}`,
      axis: (number: number) => `Axe fort n° ${number}`,
      signal: (number: number) => `Signal faible n° ${number}`,
      action: (number: number) => `Action n° ${number}`,
    },
    workshop: (number: number) => `Atelier n° ${number}`,
    theme: 'Thème',
    toBeSorted: 'à trier',
    workshops: 'Ateliers',
    session: 'Séance',
    mergedInto: 'Réunie à',
    joined: 'Réunit',
    owner: 'Structure porteuse',
    noOwner: 'à trouver',
    due: 'Échéance',
    roadmap: 'Feuille de route',
    written: 'complète',
    notWritten: 'à écrire',
    plan: 'Plan',
    inNoPlan: 'dans aucun pour le moment',
    sameIdeas: 'Dit aussi, avec d’autres mots :',
    verbatims: (count: number) => `Dit par les participants (${n(count, 'idée', 'idées')}) :`,
    hidden: (count: number) =>
      `Et ${n(count, 'idée dite en privé', 'idées dites en privé')}, lues par l’équipe d’animation seulement.`,
    action: (owner: string | undefined, due: string | null, plans: string) =>
      [owner ?? 'structure à trouver', due, plans && `dans le plan « ${plans} »`].filter(Boolean).join(', '),
    ideaWaits:
      'Aucun axe, signal ou action ne s’appuie encore sur elle : l’équipe d’animation trie les idées, puis retient les axes.',
    subjectWaits: 'Aucune action ne s’appuie encore dessus.',
    noSource: 'Aucune idée n’est reliée à cette action.',
  },
}
