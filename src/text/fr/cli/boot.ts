/** What is said when the bot starts, stops or cannot start, in French. */

export const boot = {
  ready: (store: string) => `Concertess est prêt. ${store}`,
  embedded: (dir: string) => `Les données sont dans le dossier ${dir}.`,
  server: 'Les données sont sur votre serveur PostgreSQL.',
  memory: 'Rien n’est gardé : tout s’efface à la fin.',
  adminCode: (code: string) =>
    `Ce bot n’a pas encore d’administration. Code à usage unique : ${code} (à écrire au bot : /concert admin ${code})`,
  noPlatform:
    'Aucune messagerie n’est encore branchée. Pour essayer tout de suite, ouvrez l’adresse ci-dessus, puis « Essayer dans le bac à sable » : « Charger la démonstration » s’y trouve. Pour administrer : npm run cli -- doctor.',
  slackSocket: 'Slack est branché (Socket Mode).',
  slackHttp: (address: string) =>
    `Slack est branché : les requêtes sont attendues sur ${address}, derrière votre adresse publique.`,
  matrix: 'Matrix est branché : invitez le compte du bot dans un salon, il s’y présente.',
  mail: 'Les courriels sont branchés : ils partent vers les personnes qui n’ont pas de messagerie d’équipe.',
  discord: 'Discord est branché : les commandes s’y affichent dans la minute.',
  web: (address: string) =>
    `Le salon local s’ouvre dans un navigateur, sur cette machine : ${address} (l’adresse vaut clé : ne la donnez qu’aux administrateurs).`,
  webPortTaken: (address: string) =>
    `Un autre programme occupe déjà l’adresse ${address} : arrêtez-le, ou choisissez un autre port avec WEB_PORT.`,
  webPortDenied: (address: string) =>
    `Cette machine ne laisse pas Concertess écouter sur ${address} : choisissez un port au-dessus de 1024 avec WEB_PORT.`,
  webHostUnknown: (address: string) =>
    `L’adresse ${address} n’est pas de cette machine : corrigez WEB_HOST (127.0.0.1 pour cette machine seulement).`,
  portTaken: (address: string) =>
    `L’adresse ${address} est déjà prise par un autre programme : changez SLACK_PORT, ou arrêtez-le.`,
  standby: 'Un autre Concertess travaille déjà sur cette base : j’attends, prêt à prendre le relais.',
  stopping: 'Arrêt demandé : je termine ce qui est en cours.',
  stopped: 'Concertess est arrêté. Rien n’est perdu.',
  lostStore:
    'La base de données ne répond plus comme il faut : je m’arrête. Redémarrez ; ce qui a été confirmé est gardé.',
  lostLead: 'La base de données est passée à un autre Concertess : je m’arrête pour ne rien écrire en double.',
  held: (dir: string, pid: string, what: string) =>
    `Le dossier ${dir} est déjà utilisé par un autre Concertess (${what}, processus ${pid}). Arrêtez-le d’abord, ou parlez-lui avec « npm run cli ».`,
  refused: {
    'store.unreachable': 'Le serveur PostgreSQL ne répond pas. Vérifiez DATABASE_URL et que le serveur est démarré.',
    'store.old-server': 'Ce serveur PostgreSQL est trop ancien : il faut la version 15 ou plus récente.',
    'store.other-version':
      'Ces données ont été créées par une autre version de la base embarquée. Restaurez une sauvegarde avec « npm run cli -- restore ».',
    'store.initialisation-failed':
      'La base embarquée n’a pas pu être créée. Vérifiez la place sur le disque et les droits sur le dossier.',
    'store.unopenable': 'La base embarquée ne s’ouvre pas. Restaurez une sauvegarde avec « npm run cli -- restore ».',
    'store.migration-edited': 'Une migration déjà appliquée a été modifiée. Reprenez le code d’origine.',
    'store.migration-failed':
      'La mise à jour de la base a échoué ; rien n’a changé. Une sauvegarde est dans le dossier backups.',
    'store.migration-unfinished':
      'Une mise à jour de la base est restée inachevée. Restaurez une sauvegarde avec « npm run cli -- restore ».',
    'store.migration-unknown':
      'Cette base a été mise à jour par une version plus récente de Concertess. Installez cette version.',
    'store.migration-missing': 'Il manque une migration à cette version de Concertess. Reprenez le code d’origine.',
    'sandbox.needed':
      'Une horloge fictive demande une base d’essai. Utilisez « --base memory » ou un dossier neuf : « --base essai ».',
    'clock.skew': 'L’heure de ce serveur et celle de la base diffèrent de plus de cinq secondes. Mettez-les à l’heure.',
    'snapshot.unreadable': 'Ce fichier n’est pas une sauvegarde de Concertess.',
    'snapshot.truncated': 'Cette sauvegarde est incomplète. Prenez-en une autre.',
    'snapshot.altered': 'Cette sauvegarde a été modifiée ou abîmée. Prenez-en une autre.',
    'snapshot.other-migrations':
      'Cette sauvegarde vient d’une version plus récente de Concertess. Installez cette version.',
    'snapshot.not-empty':
      'La base contient déjà des données. Ajoutez --remplacer pour les remplacer (une sauvegarde en est faite avant).',
  },
  config: (names: string) => `Réglages à corriger avant de démarrer : ${names}. Le fichier .env.example les explique.`,
  /** what to write, for those of which a name says too little */
  settings: {
    PUBLIC_URL:
      'PUBLIC_URL : l’adresse par laquelle on vient, en https et sans rien derrière, par exemple https://concertation.example.org. Il la faut dès que WEB_HOST n’est pas cette machine (127.0.0.1).',
    WEB_SECRET:
      'WEB_SECRET : au moins 32 signes tirés au hasard, sans espace ; « openssl rand -hex 32 » en donne. Il le faut dès que WEB_HOST n’est pas cette machine (127.0.0.1).',
    WEB_HOST: 'WEB_HOST : l’adresse où écouter, 127.0.0.1 pour cette machine seulement, 0.0.0.0 pour toutes.',
    WEB_PORT: 'WEB_PORT : un nombre de 0 à 65535.',
    WEB_PROXIES: 'WEB_PROXIES : combien de mandataires à vous sont devant Concertess, de 0 à 9.',
  } as Readonly<Record<string, string>>,
  unexpected: (short: string) =>
    `Erreur inattendue au démarrage (repère ${short}). Le détail est dans le journal technique.`,
  usage:
    'Usage : npm run console -- [--horloge 2011-02-01] [--base memory|dossier|postgres://…] [--langue fr|en] [--nom récit] [--reprendre] [--demonstration]',
  badOption: (option: string) => `Je ne comprends pas ${option}.`,
  badClock: (text: string) =>
    `« ${text} » n’est pas une date possible. Écrivez par exemple 2011-02-01 ou 2011-02-01T09:00.`,
  realClock: 'L’horloge n’avance qu’avec --horloge, sur une base d’essai.',
}
