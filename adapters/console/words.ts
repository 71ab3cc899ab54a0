/** What the console itself says, apart from what the bot answers: its help, its errors, its marks. */
import type { LineError } from '../../src/kept/line.ts'
import type { RoomError, Told } from '../../src/kept/read.ts'
import type { Lang } from '../../src/port.ts'

export type Words = {
  readonly errors: Readonly<Record<LineError | RoomError, (about: string) => string>>
  readonly told: Readonly<Record<Told, (about: string) => string>>
  readonly line: (number: number) => string
  readonly stopped: string
  readonly edited: string
  readonly thread: (number: number) => string
  readonly clock: string
  readonly says: (name: string) => string
  readonly fill: (example: string) => string
  readonly help: readonly string[]
}

const fr: Words = {
  errors: {
    person: (about) =>
      `«\u00a0${about}\u00a0» n’est pas un nom\u00a0: lettres, chiffres, «\u00a0-\u00a0», «\u00a0.\u00a0» et «\u00a0_\u00a0» seulement.`,
    place: (about) =>
      `Après «\u00a0${about}\u00a0», indiquez un lieu\u00a0: «\u00a0#pleniere\u00a0» par exemple, ou «\u00a0dm\u00a0» pour parler en privé.`,
    platform: (about) =>
      `«\u00a0${about}\u00a0»\u00a0: après «\u00a0@\u00a0», indiquez slack, discord, matrix, web ou console.`,
    silence: (about) =>
      `«\u00a0${about}\u00a0» ne dit rien\u00a0: ajoutez un texte, une commande, un [bouton] ou {champ: valeur}.`,
    label: () => 'Indiquez entre les crochets le nom du bouton, ou écrivez «\u00a0\\[\u00a0» pour un simple texte.',
    reply: () => 'Ajoutez votre réponse après le numéro du message.',
    field: (about) =>
      `«\u00a0${about}\u00a0»\u00a0: écrivez {champ: valeur; autre: valeur}, ou «\u00a0\\{\u00a0» pour un simple texte.`,
    twice: (about) => `Le champ «\u00a0${about}\u00a0» est rempli deux fois.`,
    nobody: (about) => `Personne ne voit de bouton [${about}].`,
    noForm: () => 'Aucun formulaire n’est ouvert ici pour cette personne.',
    noMessage: (about) => `Il n’y a pas de message n°\u00a0${about} ici.`,
    moment: (about) =>
      `«\u00a0${about}\u00a0» n’est pas un moment\u00a0: écrivez «\u00a0horloge 2011-04-04T09:00\u00a0».`,
  },
  told: {
    notYours: (about) => `Le bouton [${about}] ne vous est pas proposé ici.`,
    noField: (about) => `Ce formulaire n’a pas de champ «\u00a0${about}\u00a0». Rien n’est envoyé.`,
    moved: (about) => `Nous sommes le ${about}.`,
  },
  line: (number) => `Ligne ${number}\u00a0: `,
  stopped: 'La lecture s’arrête ici. Corrigez la ligne, puis relancez avec «\u00a0--reprendre\u00a0».',
  edited: '(modifié)',
  thread: (number) => `fil ${number}`,
  clock: 'horloge',
  says: (name) => `${name}\u00a0: `,
  fill: (example) => `Pour répondre\u00a0: ${example}`,
  help: [
    'Bienvenue. Écrivez qui parle, où, puis ce qui est dit\u00a0:',
    '  camille #pleniere /concert          une commande dans un lieu',
    '  camille dm Bonjour                  un message privé',
    '  camille #pleniere [Je viens]        appuie sur un bouton',
    '  camille #pleniere {champ: valeur}   répond à un formulaire',
    '  camille #pleniere repond 2 D’accord répond au message n°\u00a02',
    '  camille #pleniere joint notes.txt   joint un fichier',
    '  horloge 2011-04-04T09:00            avance l’horloge d’un bac à sable',
    'Ensuite, la personne et le lieu sont retenus. Tabulation complète, Ctrl+D quitte.',
  ],
}

const en: Words = {
  errors: {
    person: (about) => `“${about}” is not a name: letters, digits, “-”, “.” and “_” only.`,
    place: (about) => `After “${about}”, give a place: “#plenary” for instance, or “dm” to speak in private.`,
    platform: (about) => `“${about}”: after “@”, give slack, discord, matrix, web or console.`,
    silence: (about) => `“${about}” says nothing: add a text, a command, a [button] or {field: value}.`,
    label: () => 'Give the name of the button between the brackets, or write “\\[” for plain text.',
    reply: () => 'Add your reply after the number of the message.',
    field: (about) => `“${about}”: write {field: value; other: value}, or “\\{” for plain text.`,
    twice: (about) => `The field “${about}” is filled in twice.`,
    nobody: (about) => `Nobody can see a button [${about}].`,
    noForm: () => 'No form is open here for this person.',
    noMessage: (about) => `There is no message ${about} here.`,
    moment: (about) => `“${about}” is not a moment: write “clock 2011-04-04T09:00”.`,
  },
  told: {
    notYours: (about) => `The button [${about}] is not offered to you here.`,
    noField: (about) => `This form has no field “${about}”. Nothing is sent.`,
    moved: (about) => `It is ${about}.`,
  },
  line: (number) => `Line ${number}: `,
  stopped: 'Reading stops here. Correct the line, then start again with “--reprendre”.',
  edited: '(edited)',
  thread: (number) => `thread ${number}`,
  clock: 'clock',
  says: (name) => `${name}: `,
  fill: (example) => `To answer: ${example}`,
  help: [
    'Welcome. Write who speaks, where, then what is said:',
    '  camille #plenary /concert          a command in a place',
    '  camille dm Hello                   a private message',
    '  camille #plenary [I will come]     presses a button',
    '  camille #plenary {field: value}    answers a form',
    '  camille #plenary reply 2 Agreed    replies to message 2',
    '  camille #plenary attach notes.txt  attaches a file',
    '  clock 2011-04-04T09:00             moves the clock of a sandbox',
    'The person and the place are then remembered. Tab completes, Ctrl+D leaves.',
  ],
}

export const words: Readonly<Record<Lang, Words>> = { fr, en }
