/** Persons, organisations and colleges by name. Persons are named to the team, and to those who speak for the same organisation. */
import type { Suggest, SuggestContext } from '../engine/intent.ts'
import { completing, matching } from '../engine/matching.ts'
import { isAllowed } from '../engine/roles.ts'
import type { Concertation } from '../generated/prisma/client.ts'
import { mayStandFor } from './rules/habits.ts'
import { linkState } from './rules/personal-links.ts'
import { collegesOf, organisationsHere } from './store/colleges.ts'
import { addressesOf } from './store/mail.ts'
import { personalLinks } from './store/personal-links.ts'
import { holdersOf, organisationNames, peopleOf, personNames } from './store.ts'

type Asking = SuggestContext<Concertation>

export const persons: Suggest<Concertation> = async (typed, context) => {
  const { actor, concertation, read } = context
  const all = await peopleOf(read, concertation.id)
  const own = actor.person.organisationId
  const seen = isTeam(context) ? all : all.filter((person) => own !== null && person.organisationId === own)
  const names = await organisationNames(
    read,
    seen.map((person) => person.organisationId),
  )
  const sorted = seen.toSorted((a, b) => (a.folded < b.folded ? -1 : 1))
  return matching(
    typed,
    sorted.map(({ id, name, folded, organisationId }) => {
      const isNamesake = seen.some((other) => other.id !== id && other.folded === folded)
      const organisation = names.get(organisationId ?? '')
      return { value: isNamesake ? id : name, label: organisation ? `${name} (${organisation})` : name }
    }),
  )
}

/** Who may stand in for somebody who is away. */
export const deputies: Suggest<Concertation> = async (typed, context) => {
  const { actor, concertation, read } = context
  const [all, team] = await Promise.all([
    peopleOf(read, concertation.id),
    holdersOf(read, concertation.id, ['coordinator', 'facilitator']),
  ])
  const ids = team.map((holder) => holder.personId)
  const among = all.filter((person) => mayStandFor(person, actor.person, { ids, isMine: isTeam(context) }))
  return matching(
    typed,
    among.toSorted((a, b) => (a.folded < b.folded ? -1 : 1)).map(({ name }) => ({ value: name, label: name })),
  )
}

export const organisations: Suggest<Concertation> = async (typed, context) => {
  const known = await organisationsNamed(context)
  return matching(typed, known)
}

/** Several of them, one after the other. */
export const severalOrganisations: Suggest<Concertation> = async (typed, context) => {
  const known = await organisationsNamed(context)
  return completing(typed, (last) => matching(last, known))
}

export const colleges: Suggest<Concertation> = async (typed, { concertation, read }) => {
  const all = await collegesOf(read, concertation.id)
  return matching(
    typed,
    all.map(({ name }) => ({ value: name, label: name })),
  )
}

/** Addresses of those who are known here, with the names of whom they reach. */
export const mailTo: Suggest<Concertation> = async (typed, { concertation, read }) => {
  const people = await peopleOf(read, concertation.id)
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const all = await addressesOf(read, [...names.keys()])
  return matching(
    typed,
    all.map(({ external, personId }) => ({ value: external, label: `${names.get(personId) ?? ''} (${external})` })),
  )
}

async function organisationsNamed({ concertation, read }: Asking) {
  const all = await organisationsHere(read, concertation.id)
  return all
    .toSorted((a, b) => b.people - a.people || (a.name < b.name ? -1 : 1))
    .map(({ name }) => ({ value: name, label: name }))
}

function isTeam({ actor, concertation }: Asking): boolean {
  return isAllowed('facilitator', actor.roles, concertation.id)
}

/** Several of them, one after the other. */
export const severalPersons: Suggest<Concertation> = async (typed, context) => {
  const found = await persons(typed.split(/[,;]/).at(-1)!, context)
  return completing(typed, () => found)
}

/** Whose links still serve: all of them for the team, their own for everybody else. */
export const linkedPersons: Suggest<Concertation> = async (typed, context) => {
  const { actor, concertation, now, read } = context
  const links = await personalLinks(read, concertation.id, isTeam(context) ? undefined : actor.id)
  const open = links.filter((link) => linkState(link, now) === 'active')
  const names = await personNames(
    read,
    open.map(({ personId }) => personId),
  )
  return matching(
    typed,
    [...new Set(open.map(({ personId }) => names.get(personId) ?? ''))]
      .sort()
      .map((name) => ({ value: name, label: name })),
  )
}
