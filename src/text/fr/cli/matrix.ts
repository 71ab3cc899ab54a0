/** What is said of Matrix to whoever installs the bot there, in French. */
import { plural } from '../../../views/format.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)
export const matrix = {
  doctor: {
    none: 'Matrix n’est pas configuré : docs/platforms/matrix.md dit comment. La console suffit pour essayer.',
    valid: (account: string) => `Matrix : compte ${account}.`,
    refused: 'Le serveur Matrix refuse MATRIX_ACCESS_TOKEN.',
    refusedDo:
      'Reconnectez le compte du bot et recopiez son jeton d’accès dans MATRIX_ACCESS_TOKEN (docs/platforms/matrix.md), puis relancez Concertess.',
    unreachable: 'Le serveur Matrix ne répond pas.',
    unreachableDo: (url: string) => `Vérifiez que cette machine accède à ${url}, puis relancez doctor.`,
    elsewhere: (url: string) => `À l’adresse ${url}, ce n’est pas un serveur Matrix qui répond.`,
    elsewhereDo:
      'Dans MATRIX_HOMESERVER_URL, donnez l’adresse du serveur lui-même, pas celle d’Element : elle est dans Element, sous « Aide et à propos », « Serveur d’accueil ».',
    busy: 'Le serveur Matrix demande d’attendre avant de répondre.',
    busyDo: 'Relancez doctor dans une minute.',
    hears: 'Matrix : le serveur transmet ce qui s’écrit.',
    deaf: 'Le serveur Matrix ne transmet pas ce qui s’écrit.',
    exempt: 'Matrix : le serveur n’impose aucune cadence au bot.',
    limited: 'Matrix : le serveur impose au bot sa cadence ordinaire, environ un message toutes les cinq secondes.',
    limitedDo: (account: string) =>
      `Rien n’est perdu, mais une annonce à beaucoup de salons prend du temps : demandez à qui administre le serveur d’en exempter ${account} (docs/platforms/matrix.md).`,
    limitsUnknown:
      'Matrix : le serveur ne dit pas à quelle cadence le bot peut écrire ; Concertess s’y adapte. Pour en être exempté : docs/platforms/matrix.md.',
    paced: (perSecond: number) =>
      `Matrix : cadence de ${String(perSecond).replace('.', ',')} appel par seconde au plus.`,
    tchap: 'Tchap demande aux bots environ un appel par seconde.',
    tchapDo: 'Écrivez MATRIX_RATE_PER_SECOND=1 dans le fichier .env, puis relancez Concertess.',
    rooms: (count: number) =>
      `Matrix : le bot peut travailler dans ${n(count, 'salon rattaché', 'salons rattachés')} à une concertation.`,
    absent: (names: string) => `Il n’est pas dans ${names}.`,
    absentDo: 'Invitez-y son compte, ou rattachez un autre salon : « !concert salon ».',
    mute: (names: string) => `Il n’a pas le droit d’écrire dans ${names}.`,
    muteDo: 'Dans les rôles et permissions du salon, donnez à son compte le droit d’envoyer des messages.',
    sealed: (names: string) => `Salons chiffrés, où il ne peut rien lire : ${names}.`,
    sealedDo:
      'Installez le chiffrement (point suivant) ; ou créez un salon qui ne soit pas chiffré, puisqu’un salon chiffré le reste, invitez-y le bot, puis « !concert salon ».',
    unchecked: (count: number) =>
      `${n(count, 'salon n’a pas pu être vérifié', 'salons n’ont pas pu être vérifiés')} : relancez doctor plus tard.`,
    others: (count: number) => n(count, 'autre', 'autres'),
    noEncryption:
      'Matrix : ce qui s’écrit dans les salons chiffrés ne peut pas être lu ; le bot l’y dit. Pour qu’il les lise : docs/platforms/matrix.md, « Les salons chiffrés ».',
    directsSealed:
      'Sur ce serveur, les conversations privées sont chiffrées, et le bot ne peut pas les lire : on n’y répond que par réaction.',
    encryptionAbsentDo: 'Réinstallez Concertess (npm ci), puis relancez-le.',
    encryptionBrokenDo:
      'Le chiffrement se télécharge depuis github.com : sur une machine qui y accède, lancez npm rebuild @matrix-org/matrix-sdk-crypto-nodejs, puis relancez Concertess.',
    encrypts: (folder: string) =>
      `Matrix : le bot lit les salons chiffrés et y chiffre ce qu’il dit. Ses clés sont dans ${folder} : gardez ce dossier, aucune sauvegarde de Concertess ne le contient.`,
    encryptsSoon: 'Matrix : le chiffrement est installé ; le bot prépare ses clés quand il démarre.',
    keysLost: 'Cette connexion a des clés de chiffrement, mais elles ne sont pas sur cette machine.',
    keysLostDo:
      'Remettez le dossier matrix-crypto à sa place ; s’il est perdu, reconnectez le compte du bot pour avoir un nouveau jeton (docs/platforms/matrix.md), puis relancez Concertess.',
    unsigned:
      'Matrix : le bot lit les salons chiffrés, mais son compte ne confirme pas cette connexion : les gens voient un avertissement, et certaines applications ne lui écrivent pas.',
    unsignedDo:
      'Relancez Concertess. Si cela reste, ce compte a été vérifié ailleurs (dans Element, par exemple) ou son serveur exige un mot de passe : docs/platforms/matrix.md, « Les salons chiffrés ».',
  },
}
