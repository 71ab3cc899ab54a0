/** What is said to whoever starts and administers the bot, in French. */
import { plural } from '../../views/format.ts'
import { boot } from './cli/boot.ts'
import { discord } from './cli/discord.ts'
import { mail } from './cli/mail.ts'
import { matrix } from './cli/matrix.ts'
import { slack } from './cli/slack.ts'
import { tally } from './cli/tally.ts'
import { web } from './cli/web.ts'
import { command as importBelenios } from './votes/belenios.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)
export const words = {
  boot,

  cli: {
    /** `verb`: what is typed, and so left as it is */
    commands: {
      doctor: {
        verb: 'doctor [--json]',
        help: 'Vérifie que tout va bien, et dit quoi faire sinon',
        more: 'Ne change rien. Le code de retour est 0 quand tout va bien, 1 sinon ; l’option rend la réponse lisible par un programme.',
      },
      backup: {
        verb: 'backup FICHIER [--remplacer]',
        help: 'Écrit une sauvegarde complète dans un fichier',
        more: 'La sauvegarde est relue et vérifiée. Un fichier qui existe déjà n’est remplacé que si vous le demandez. Elle contient tout, y compris les noms : gardez-la en lieu sûr.',
      },
      restore: {
        verb: 'restore FICHIER [--remplacer]',
        help: 'Remet les données d’une sauvegarde',
        more: 'Arrêtez d’abord Concertess. Les données présentes ne sont remplacées que si vous le demandez, et une sauvegarde en est faite avant. Les messages qui attendaient d’être envoyés ne partent pas : personne n’en reçoit deux.',
      },
      export: {
        verb: 'export DOSSIER',
        help: 'Copie tout dans des fichiers lisibles sans Concertess',
        more: 'Pour chaque concertation : les idées et tout le reste en tableaux (CSV), un graphique par structure, un résumé et le journal vérifiable. Les votes y sont en totaux : aucun choix personnel. Le dossier doit être vide ou nouveau.',
      },
      verify: {
        verb: 'verify FICHIER [--receipt CODE] [--ballot TEXTE] [--json]',
        help: 'Vérifie qu’un journal ou un résultat de vote n’a pas été modifié',
        more: 'Le fichier suffit (journal.jsonl d’un export, ou résultat de vote) : ni base de données, ni Concertess en marche. Un résultat est recompté par un second compteur, écrit à part. Comparez la tête ou l’empreinte affichée à celle qui a été publiée. Avec le code de votre reçu, vous voyez que votre bulletin est parmi ceux qui ont compté ; si le résultat ne donne pas les bulletins, donnez aussi le vôtre, entre guillemets, comme il est écrit sur le reçu. Qui a votre code et ce fichier sait comment vous avez voté.',
      },
      tally: tally.command,
      'import-belenios': importBelenios,
      'admin-code': {
        verb: 'admin-code',
        help: 'Donne le code de la première administration',
        more: 'Le code ne sert qu’une fois ; en demander un nouveau annule le précédent.',
      },
      'slack manifest': slack.command,
      'discord invite': discord.commands.invite,
      'discord commands': discord.commands.commands,
      uninstall: {
        verb: 'uninstall DOSSIER [--oui] [--tout]',
        help: 'Exporte tout dans un dossier, puis efface les données',
        more: 'Arrêtez d’abord Concertess. Sans --oui, rien n’est fait : la commande dit ce qu’elle ferait. Les sauvegardes restent, sauf avec --tout.',
      },
    },
    title: 'Administrer Concertess, qu’il soit en marche ou arrêté :',
    lead: 'npm run cli --',
    detail: 'Pour en savoir plus sur une commande : npm run cli -- doctor --help',
    unknown: (word: string) => `Je ne connais pas la commande ${word}.`,
    guess: (names: string) => `Vouliez-vous dire ${names} ?`,
    usage: (line: string) => `Usage : npm run cli -- ${line}`,
    missing: 'Il manque le nom du fichier ou du dossier.',
    tooMany: (words: string) => `Je ne sais pas que faire de ${words}.`,
    running: 'Concertess est en marche. Arrêtez-le d’abord, puis recommencez.',
    elsewhere:
      'Un autre Concertess travaille sur cette base de données, peut-être sur une autre machine. Arrêtez-le d’abord, ou lancez la commande là où il tourne.',
    empty: 'Il n’y a pas encore de données ici. Lancez d’abord Concertess avec npm start.',
    otherUser: 'Concertess tourne sous un autre compte de cette machine : lancez la commande avec ce compte.',
    cutOff:
      'Concertess n’a pas terminé sa réponse : il s’est arrêté ou ne répond plus. Lancez doctor, puis recommencez.',
    notUnderstood: 'Demande refusée : utilisez npm run cli avec la même version de Concertess.',
    unexpected: (reference: string) =>
      `Erreur inattendue (repère ${reference}). Le détail est dans le dossier logs, ou dans la sortie de Concertess.`,
    noFile: (path: string) => `${path} n’existe pas.`,
    notAllowed: (path: string) => `Vous n’avez pas le droit d’utiliser ${path}.`,
    otherKind: (path: string) =>
      `${path} n’est pas ce qui est attendu : un fichier à la place d’un dossier, ou l’inverse.`,
    noRoom: 'Il n’y a plus de place sur le disque. Libérez-en, puis recommencez.',
    counts: (concertations: number, ideas: number, people: number, rows: number) =>
      `${n(concertations, 'concertation', 'concertations')}, ${n(ideas, 'idée', 'idées')}, ${n(people, 'personne', 'personnes')} ; ${n(rows, 'ligne', 'lignes')} en tout.`,

    backup: {
      exists: (file: string) => `${file} existe déjà. Choisissez un autre nom, ou ajoutez --remplacer.`,
      done: (file: string) => `Sauvegarde écrite et vérifiée : ${file}.`,
      differs: 'La sauvegarde relue ne contient pas ce qui a été écrit : ne vous y fiez pas, vérifiez le disque.',
    },

    restore: {
      before: (file: string) => `Les données présentes sont sauvegardées dans ${file}.`,
      spoiled:
        'La base présente ne s’ouvre pas. Ajoutez --remplacer : elle sera gardée de côté, et la sauvegarde prendra sa place.',
      aside: (folder: string) => `La base présente ne s’ouvre pas : elle est gardée de côté dans ${folder}.`,
      done: (moment: string) => `Données remises telles qu’elles étaient : ${moment}.`,
      parked: (count: number) =>
        `${n(count, 'message attendait', 'messages attendaient')} d’être envoyés à ce moment-là : rien ne partira, pour que personne ne reçoive deux fois la même chose.`,
      upgraded: (count: number) =>
        `Sauvegarde d’une version plus ancienne : ${n(count, 'mise à jour', 'mises à jour')} de la base.`,
      sandbox: 'Cette sauvegarde vient d’un essai : chaque message le rappellera.',
      next: 'Vous pouvez relancer Concertess avec npm start.',
    },

    export: {
      notEmpty: (folder: string) => `${folder} n’est pas vide. Choisissez un dossier nouveau.`,
      concertation: (title: string, ideas: number, lines: number) =>
        `« ${title} » : ${n(ideas, 'idée', 'idées')}, journal de ${n(lines, 'ligne', 'lignes')}.`,
      installation: (lines: number) => `Installation : journal de ${n(lines, 'ligne', 'lignes')}.`,
      noPicture: (title: string) =>
        `« ${title} » : le graphique n’a pas pu être dessiné, les chiffres sont dans le résumé.`,
      done: (folder: string) => `Export terminé : ${folder}.`,
      made: 'Export du',
      created: 'Créée le',
      people: 'Personnes ayant déposé une idée',
      horizon: 'Horizon',
      sorted: 'Idées triées',
      unsorted: 'Idées à trier',
      withdrawn: 'Idées retirées',
      merged: 'Idées réunies à d’autres',
      sessions: 'Séances',
      sessionsSaid: (all: number, closed: number) => `${all}, dont ${n(closed, 'tenue', 'tenues')}`,
      decisions: 'Décisions',
      votes: 'Votes',
      votesSaid: (all: number, open: number) =>
        open > 0 ? `${all}, dont ${n(open, 'ouvert', 'ouverts')}` : String(all),
      actions: 'Actions',
      plan: 'Plan',
      planSaid: (title: string, edition: number, actions: number) =>
        edition > 0
          ? `« ${title} », édition ${edition}, ${n(actions, 'action', 'actions')}`
          : `« ${title} », pas encore adopté`,
      journal: 'Journal',
      head: (lines: number, hash: string) => `${n(lines, 'ligne', 'lignes')}, tête ${hash}`,
      noJournal: 'aucune ligne',
      folder: 'Ce dossier',
      files: {
        'idees.csv': 'toutes les idées, retirées et réunies comprises.',
        'themes.csv': 'les thèmes, et combien d’idées y sont rangées.',
        'axes.csv': 'les axes forts et les signaux faibles, avec les numéros de leurs idées.',
        'phases.csv': 'les phases et leurs dates.',
        'instances.csv': 'les instances et ce qu’elles peuvent décider.',
        'ateliers.csv': 'les ateliers, leur animation, leurs séances.',
        'seances.csv': 'les séances, combien de personnes y étaient, leur compte rendu.',
        'presences.csv': 'qui était présent, représenté ou excusé à chaque séance.',
        'dates.csv': 'les dates proposées, combien de personnes pouvaient venir, celle qui a été retenue.',
        'decisions.csv': 'ce qui a été décidé, et par quelle instance.',
        'votes.csv': 'le résultat de chaque vote fermé, une ligne par proposition.',
        'actions.csv': 'les actions : porteur, référent, avis de faisabilité, feuille de route, jalons.',
        'plans.csv': 'les plans d’action : une ligne par action et par édition.',
        'publications.csv': 'ce qui a été publié, son empreinte (SHA-256) et ses signatures.',
        'colleges.csv': 'les collèges et leurs structures.',
        'roles.csv': 'qui coordonne, qui anime.',
        publications: 'le contenu de chaque publication ; son empreinte se recalcule sur le fichier.',
        'journal.jsonl': 'tout ce qui a été fait, vérifiable avec « npm run cli -- verify ».',
      },
      left: 'N’y sont pas : ce que chaque personne a voté, et ce qu’un porteur a confié à l’équipe seule. Des noms y sont, et les brouillons de comptes rendus : relisez avant de transmettre.',
    },

    verify: {
      intact: (lines: number, head: string) => `Intact, ${n(lines, 'ligne', 'lignes')}, tête ${head}.`,
      empty: 'Intact : ce journal n’a aucune ligne.',
      erased: (count: number) =>
        `${n(count, 'ligne a', 'lignes ont')} un contenu effacé, comme le droit à l’effacement le permet ; la chaîne reste entière.`,
      broken: (count: number) => `Ce journal a été modifié ou abîmé : ${n(count, 'ligne', 'lignes')} en cause.`,
      line: (line: number, why: string) => `Ligne ${line} : ${why}.`,
      more: (count: number) => `Et ${n(count, 'autre ligne', 'autres lignes')}.`,
      why: {
        unreadable: 'illisible',
        order: 'son numéro n’est pas le suivant',
        hash: 'son empreinte ne correspond pas',
        digest: 'son contenu ne correspond pas à son empreinte',
        other: 'elle vient d’un autre journal',
        end: 'la dernière ligne n’est pas celle d’un journal complet',
      },
    },

    code: {
      held: 'Ce bot a déjà une administration : il n’y a pas de code à donner.',
      given: (code: string) => `Code à usage unique : ${code} (à écrire au bot : /concert admin ${code})`,
    },

    discord: discord.said,
    tally,
    slack: slack.manifest,

    uninstall: {
      would: (folder: string) =>
        `Avec --oui, cette commande exporterait d’abord tout dans ${folder}, puis effacerait :`,
      tables: 'les tables de Concertess sur votre serveur PostgreSQL',
      inside: (dir: string) => `Choisissez un dossier d’export hors de ${dir}, qui sera effacé.`,
      and: (items: string) => `Sont effacés : ${items}.`,
      kept: (items: string) => `Reste en place : ${items}.`,
      backups: 'les sauvegardes (ajoutez --tout pour les effacer aussi)',
      broken: 'L’export ne se relit pas : rien n’a été effacé.',
      done: 'Concertess est désinstallé. Vous pouvez supprimer son dossier.',
    },

    doctor: {
      fine: 'OK',
      look: 'À voir',
      allFine: 'Tout va bien.',
      toLook: (count: number) => n(count, 'point à voir.', 'points à voir.'),
      version: (concertess: string, node: string) => `Concertess ${concertess}, Node ${node}.`,
      running: 'Concertess est en marche.',
      notRunning: 'Aucun Concertess n’est en marche ici.',
      place: (dir: string) => `Les données sont dans le dossier ${dir}.`,
      server: (dir: string) => `Les données sont sur votre serveur PostgreSQL, le reste dans le dossier ${dir}.`,
      safe: 'Chaque écriture est sur le disque avant que la réponse ne parte.',
      unsafe: 'Une coupure de courant peut effacer des écritures déjà confirmées.',
      unsafeDo: 'Sur le serveur PostgreSQL, remettez fsync, full_page_writes et synchronous_commit sur on.',
      unsafeDisk: 'Choisissez pour DATA_DIR un dossier d’un disque ordinaire, puis relancez.',
      postgres: (version: string) => `PostgreSQL ${version}.`,
      migrated: 'La base est à jour.',
      pending: (count: number) => `La base attend ${n(count, 'mise à jour', 'mises à jour')}.`,
      pendingDo: 'Relancez Concertess : une sauvegarde est faite avant.',
      skew: (seconds: string) => `L’heure de la base et celle de cette machine diffèrent de ${seconds} s.`,
      skewDo: 'Mettez les deux machines à l’heure : un vote fermerait au mauvais moment.',
      room: (gigabytes: string) => `Place libre sur le disque : ${gigabytes} Go.`,
      roomDo: 'Libérez de la place : sans elle, plus rien ne peut être enregistré.',
      backedUp: (moment: string) => `Dernière sauvegarde : ${moment}.`,
      backupSoon: 'La première sauvegarde sera faite cette nuit.',
      noBackup: 'Aucune sauvegarde.',
      backupDo:
        'Laissez Concertess en marche la nuit (sauvegarde à 3 h 30), ou faites-en une : npm run cli -- backup FICHIER',
      administered: 'Le bot a une administration.',
      noAdministrator: 'Personne n’administre encore ce bot.',
      administratorDo: 'Demandez un code : npm run cli -- admin-code',
      messages: (waiting: number) => `${n(waiting, 'message', 'messages')} en attente d’envoi.`,
      parkedMessages: (parked: number, waiting: number) =>
        `${n(parked, 'message n’a pas pu partir', 'messages n’ont pas pu partir')}, ${waiting} en attente.`,
      parkedMessagesDo: 'Vérifiez que le bot a toujours accès aux salons concernés.',
      duties: (waiting: number) => `${n(waiting, 'rappel programmé', 'rappels programmés')}.`,
      parkedDuties: (parked: number, waiting: number) =>
        `${n(parked, 'rappel a échoué', 'rappels ont échoué')}, ${n(waiting, 'programmé', 'programmés')}.`,
      late: (moment: string) => `Le plus ancien rappel attend depuis : ${moment}.`,
      lateStopped: (moment: string) => `Un rappel était prévu : ${moment}. Il sera fait au démarrage.`,
      dutiesDo: 'Relancez Concertess ; si cela revient, regardez le dossier logs.',
      chained: (lines: number, chains: number) =>
        `${n(chains, 'journal vérifié', 'journaux vérifiés')}, ${n(lines, 'ligne', 'lignes')}.`,
      unsealed: (lines: number) =>
        `${n(lines, 'ligne attend', 'lignes attendent')} d’entrer dans le journal vérifiable.`,
      unchained: (lines: number) => `Le journal ne se vérifie pas : ${n(lines, 'ligne', 'lignes')} en cause.`,
      unchainedDo:
        'Quelqu’un a modifié la base à la main, ou le disque est abîmé : faites un export et demandez conseil.',
      boxes: (votes: number) => `${n(votes, 'vote', 'votes')} : le journal de chacun dit ce qui est dans son urne.`,
      wrongBoxes: (numbers: string) => `L’urne n’est pas ce que dit le journal du vote : n° ${numbers}.`,
      content: (concertations: number, places: number, sessions: number, actions: number) =>
        `${n(concertations, 'concertation', 'concertations')}, ${n(places, 'salon rattaché', 'salons rattachés')}, ${n(sessions, 'séance', 'séances')}, ${n(actions, 'action', 'actions')}.`,
      slack: slack.doctor,
      discord: discord.doctor,
      matrix: matrix.doctor,
      mail: mail.doctor,
      web: web.doctor,
      failed: (what: string) => `Ce point n’a pas pu être vérifié : ${what}.`,
      failedDo: 'Relancez Concertess, puis doctor. Si cela revient, le dossier logs dit pourquoi.',
    },
  },
}
