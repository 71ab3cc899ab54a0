/** Why something about an action, a roadmap or a plan is refused, and what to do, in French. */

export const refusals = {
  noSuchAction: (v: { number: number }) =>
    `Il n’y a pas d’action n° ${v.number} ici. « /concert actions » les montre toutes.`,
  noSuchActionHere: () =>
    'Je ne trouve pas cette action, ou elle a été retirée. Écrivez son numéro : « /concert actions » les montre toutes.',
  whichConcertation: () =>
    'De quelle concertation s’agit-il ? Choisissez-la, puis renvoyez votre message avec le numéro de l’action.',
  noActionOfYours: () =>
    'Aucune action ouverte ne vous attend ici. Pour une autre, ajoutez son numéro : « /concert actions » les montre toutes.',
  notYourAction: (v: { number: number }) =>
    `L’action n° ${v.number} est suivie par sa structure porteuse et par l’équipe d’animation. Si c’est la vôtre, dites d’abord au nom de qui vous parlez : « /concert structure ».`,
  notIdeaNumbers: (v: { text: string }) =>
    `« ${v.text} » : écrivez les numéros des idées, par exemple « 3, 12 et 40 ». « /concert idees » les montre.`,
  actionUnchanged: (v: { number: number }) =>
    `L’action n° ${v.number} dit déjà cela : il n’y a rien à changer. Voyez-la avec « /concert actions ${v.number} ».`,
  blockChanged: (v: { block: string; text: string }) =>
    `Quelqu’un d’autre vient d’écrire ${v.block} : « ${v.text} ». Ouvrez la feuille de route, et complétez ce texte plutôt que de le remplacer.`,
  actionDone: (v: { number: number }) =>
    `L’action n° ${v.number} est déjà faite. Si elle ne l’est pas : « /concert en-cours ${v.number} ».`,
  helpAsked: (v: { number: number }) =>
    `L’équipe d’animation sait déjà que l’action n° ${v.number} a besoin d’aide. Pour préciser : « /concert besoin-aide ${v.number} » suivi de quelques mots.`,
  snoozeTooLong: (v: { number: number; day: string }) =>
    `Le ${v.day} est trop loin pour un simple rappel. Donnez plutôt une autre date à l’action : « /concert reporter ${v.number} ».`,
  sameSnooze: (v: { number: number; day: string }) =>
    `C’est déjà noté : je vous reparlerai de l’action n° ${v.number} le ${v.day}. Donnez un autre jour si vous préférez.`,
  helpUnreached: (v: { person: string }) =>
    `Je n’ai aucun moyen d’écrire à ${v.person} en privé. Rien n’est envoyé : voyez-vous autrement.`,
  sameDue: (v: { number: number; day: string }) =>
    `L’action n° ${v.number} est déjà attendue pour le ${v.day}. Donnez une autre date.`,
  sameOwner: (v: { number: number; organisation: string }) =>
    `L’action n° ${v.number} est déjà confiée à ${v.organisation}. Pour lui rappeler de répondre : « /concert relancer ».`,
  noOwner: (v: { number: number }) =>
    `Personne n’a encore été sollicité pour porter l’action n° ${v.number}. L’équipe d’animation le fait avec « /concert porteur ${v.number} » suivi de la structure.`,
  notOfOwner: (v: { number: number; organisation: string }) =>
    `Seule une personne de ${v.organisation} peut répondre pour l’action n° ${v.number}. Si c’est votre structure, dites-le d’abord : « /concert structure ».`,
  ownershipAccepted: (v: { number: number; organisation: string }) =>
    `${v.organisation} a déjà accepté de porter l’action n° ${v.number} : il n’y a rien de plus à faire.`,
  ownershipDeclined: (v: { number: number; organisation: string }) =>
    `${v.organisation} a déjà décliné l’action n° ${v.number}. Pour changer d’avis : « /concert accepter ${v.number} ».`,
  contactElsewhere: (v: { person: string; organisation: string }) =>
    `${v.person} parle au nom d’une autre structure que ${v.organisation}. Choisissez une personne de la structure porteuse.`,
  sameContact: (v: { number: number; person: string }) =>
    `${v.person} est déjà la personne à relancer pour l’action n° ${v.number}. Donnez un autre nom.`,
  noVerdict: (v: { number: number }) =>
    `Pas de feuille de route sans avis de faisabilité. L’équipe d’animation le donne d’abord : « /concert faisabilite ${v.number} ».`,
  notFeasible: (v: { number: number }) =>
    `L’action n° ${v.number} n’est ni faisable ni faisable sous conditions : elle n’a pas de feuille de route. L’avis se change avec « /concert faisabilite ${v.number} ».`,
  noMilestone: (v: { number: number }) =>
    `L’action n° ${v.number} n’a pas de jalon. Ajoutez-en un avec « /concert jalon ${v.number} ».`,
  noSuchMilestone: (v: { number: number; milestone: string }) =>
    `L’action n° ${v.number} n’a pas de jalon « ${v.milestone} ». Voyez-les avec « /concert actions ${v.number} ».`,
  planBackwards: () => 'La fin du plan vient avant son début. Donnez son premier jour, puis son dernier jour.',
  planTitleTaken: (v: { title: string }) =>
    `Un plan s’appelle déjà « ${v.title} ». Donnez un autre titre, ou voyez-le avec « /concert plan ».`,
  noPlan: () =>
    'Il n’y a pas encore de plan d’action ici. La coordination en crée un avec « /concert nouveau-plan », son titre et sa période.',
  noSuchPlan: (v: { number: number }) =>
    `Il n’y a pas de plan n° ${v.number} ici. « /concert plan » montre le plan en cours.`,
  planWaiting: (v: { title: string }) =>
    `Une édition de « ${v.title} » attend déjà des signatures. « /concert signatures » dit qui doit encore signer.`,
  planUnchanged: (v: { title: string; edition: number }) =>
    `« ${v.title} » n’a pas changé depuis son édition n° ${v.edition} : il n’y a rien à adopter de plus. « /concert plan » le montre.`,
  planEmpty: (v: { title: string }) =>
    `Aucune feuille de route complète : « ${v.title} » serait vide. « /concert plan » dit ce qui manque à chacune.`,
  nudgePaused: (v: { moment: string }) =>
    `La concertation est en pause jusqu’au ${v.moment} : personne n’est relancé d’ici là. Pour reprendre plus tôt : « /concert reprendre-envois ».`,
  nobodyToNudge: () =>
    'Il n’y a personne à relancer aujourd’hui : nul n’est en retard, ou chacun a déjà reçu son message. « /concert actions » montre où elles en sont.',
}
