/** What we ask of a server, and why: read by whoever invites the bot, in the documentation and from `doctor`. */
import type { Lang } from '../../src/port.ts'

type Said = Readonly<Record<Lang, string>>
/** `label` is what Discord's own settings call it. */
export type Asked = { readonly name: string; readonly bit: bigint; readonly label: Said; readonly why: Said }

export const permissions = [
  {
    name: 'VIEW_CHANNEL',
    bit: 1n << 10n,
    label: { fr: 'Voir les salons', en: 'View Channels' },
    why: {
      fr: 'Connaître les salons où la concertation se passe ; sans ce droit, aucun autre ne compte.',
      en: 'Knowing the channels where the consultation takes place; without it, no other counts.',
    },
  },
  {
    name: 'SEND_MESSAGES',
    bit: 1n << 11n,
    label: { fr: 'Envoyer des messages', en: 'Send Messages' },
    why: { fr: 'Écrire et mettre à jour ses propres messages.', en: 'Writing and updating its own messages.' },
  },
  {
    name: 'ATTACH_FILES',
    bit: 1n << 15n,
    label: { fr: 'Joindre des fichiers', en: 'Attach Files' },
    why: {
      fr: 'Envoyer un graphique, une date d’agenda ou un compte rendu.',
      en: 'Sending a chart, a calendar date or minutes.',
    },
  },
  {
    name: 'READ_MESSAGE_HISTORY',
    bit: 1n << 16n,
    label: { fr: 'Voir les anciens messages', en: 'Read Message History' },
    why: {
      fr: 'Après un envoi dont Discord n’a pas confirmé l’arrivée, chercher si notre propre message est là, pour ne rien publier deux fois ; et ouvrir un fil sous un message. Rien d’autre n’y est lu.',
      en: 'After a send that Discord did not confirm, looking whether our own message is there, so that nothing is posted twice; and opening a thread below a message. Nothing else is read.',
    },
  },
  {
    name: 'CREATE_PUBLIC_THREADS',
    bit: 1n << 35n,
    label: { fr: 'Créer des fils publics', en: 'Create Public Threads' },
    why: {
      fr: 'Ouvrir le fil d’une séance sous son annonce.',
      en: 'Opening the thread of a meeting below its notice.',
    },
  },
  {
    name: 'SEND_MESSAGES_IN_THREADS',
    bit: 1n << 38n,
    label: { fr: 'Envoyer des messages dans les fils', en: 'Send Messages in Threads' },
    why: { fr: 'Répondre dans ces fils.', en: 'Answering in these threads.' },
  },
] as const satisfies readonly Asked[]

export type Permission = (typeof permissions)[number]

/** All of them, as the number that Discord's invitations bear. */
export const asked = permissions.reduce((bits, { bit }) => bits | bit, 0n)

/** Asked for at the invitation, beside the permissions. */
export const scopes = ['bot', 'applications.commands'] as const

export function inviteLink(application: string): string {
  const query = new URLSearchParams({ client_id: application, scope: scopes.join(' '), permissions: String(asked) })
  return `https://discord.com/oauth2/authorize?${query}`
}

const administrator = 1n << 3n
const everything = (1n << 63n) - 1n

export type Role = { readonly id: string; readonly permissions: string }
/** What a channel changes for a role (type 0) or for one member (type 1). */
export type Overwrite = { readonly id: string; readonly type: number; readonly allow: string; readonly deny: string }
export type Membership = {
  readonly guild: string
  readonly owner: string
  readonly roles: readonly Role[]
  readonly member: string
  readonly memberRoles: readonly string[]
}

/**
 * What this member may do where these overwrites are (those of its parent, for a thread); as Discord's documentation of
 * permissions says: roles of the server, then the channel for everyone, for its roles together, for the member.
 */
export function permissionsIn(m: Membership, overwrites: readonly Overwrite[]): bigint {
  if (m.owner === m.member) return everything
  const held = m.roles.filter(({ id }) => id === m.guild || m.memberRoles.includes(id))
  const base = held.reduce((bits, role) => bits | bitsOf(role.permissions), 0n)
  if ((base & administrator) !== 0n) return everything
  const steps = [
    overwrites.filter(({ id, type }) => type === 0 && id === m.guild),
    overwrites.filter(({ id, type }) => type === 0 && id !== m.guild && m.memberRoles.includes(id)),
    overwrites.filter(({ id, type }) => type === 1 && id === m.member),
  ]
  return steps.reduce((bits, step) => {
    const [denied, allowed] = (['deny', 'allow'] as const).map((what) =>
      step.reduce((all, overwrite) => all | bitsOf(overwrite[what]), 0n),
    )
    return (bits & ~denied!) | allowed!
  }, base)
}

/** Who may not see a channel may do nothing there; who may not write there may add no file either. */
export function missingIn(bits: bigint): readonly Permission[] {
  if ((bits & permissions[0].bit) === 0n) return [permissions[0]]
  return permissions.filter(({ bit }) => (bits & bit) === 0n)
}

function bitsOf(said: string): bigint {
  return /^\d{1,40}$/.test(said) ? BigInt(said) : 0n
}
