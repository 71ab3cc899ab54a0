/** The pages themselves, put together from what each room says. */
import type { PublicPage } from '../../../adapters/web/site.ts'
import { publicIdeaCounts } from '../../contributions/store/public.ts'
import { themesOf } from '../../contributions/store.ts'
import { themesCard } from '../../contributions/views/public.ts'
import type { Reads } from '../../engine/db.ts'
import { whenOf } from '../../meetings/views/facts.ts'
import { meetingsCards, workshopSessions } from '../../meetings/views/public.ts'
import { organisationNames } from '../../people/store.ts'
import { intakeIsOpen } from '../../process/rules.ts'
import { publicConcertations } from '../../process/store/public.ts'
import { frontNodes, headNodes, phasesCard, workshopsCard } from '../../process/views/public-site.ts'
import { doneAmong, publicActions, publicOwner } from '../../roadmap/rules/public.ts'
import { actionsOf } from '../../roadmap/store.ts'
import { actionsCard } from '../../roadmap/views/public.ts'
import { type Text, textOf } from '../../text/index.ts'
import { actions, facts, link, text, view } from '../../views/build.ts'
import { joinList } from '../../views/format.ts'
import type { Card, Lang, Node } from '../../views/view.ts'
import { pollNodes, pollsCard } from '../../votes/views/public.ts'
import { type About, about, isComing, nextOf } from './about.ts'
import { countFile, pollIn, publicPoll, publicPolls, recountFile } from './polls.ts'

export async function frontPage(read: Reads, now: Date, lang: Lang): Promise<PublicPage> {
  const t = textOf(lang)
  const all = await Promise.all((await publicConcertations(read)).map((one) => about(read, one, now)))
  const listed = all.map((one) => {
    const next = nextOf(one.sessions, now)
    return {
      title: one.concertation.title,
      href: one.base,
      organisers: one.organisers,
      now: one.phases.find(({ when }) => when === 'now'),
      next: next && whenOf(next, one.concertation.zone, t, lang),
    }
  })
  return {
    title: t.site.frontTitle,
    lang,
    view: view(lang, ...frontNodes(listed, t, lang)),
    path: '/',
    empty: all.length === 0,
  }
}

export async function concertationPage(one: About, lang: Lang): Promise<PublicPage> {
  const t = textOf(lang)
  const { concertation, now, parts, base, sessions, workshops, phases } = one
  const { zone } = concertation
  const isShown = (part: About['parts'][number]) => parts.includes(part)
  const feed = isShown('meetings') ? `${base}/agenda.ics` : undefined
  const lines = workshops.map(({ id, number, title }) => {
    const next = nextOf(
      sessions.filter((session) => session.workshopId === id),
      now,
    )
    return { number, title, href: `${base}/ateliers/${number}`, next: next && whenOf(next, zone, t, lang) }
  })
  const coming = sessions.filter((session) => isComing(session, now))
  const past = sessions.filter((session) => !isComing(session, now)).toReversed()
  return {
    title: concertation.title,
    lang,
    view: view(
      lang,
      ...headNodes(
        { concertation, organisers: one.organisers, phases, intakeOpen: intakeIsOpen(concertation, now) },
        t,
        lang,
      ),
      intakeIsOpen(concertation, now) && actions(link(t.buttons.submitIdea, `${base}/contribuer`)),
      ...(feed === undefined ? [] : meetingsCards({ coming, past, feed, zone }, t, lang)),
      workshopsCard(lines, t),
      phasesCard(phases, t, lang),
      isShown('polls') && pollsCard(await publicPolls(one, t), t, lang),
      isShown('themes') && (await themes(one, t)),
      isShown('actions') && (await actionsIn(one, t, lang)),
    ),
    path: base,
    ...(feed !== undefined && { feed }),
  }
}

async function themes({ read, concertation, teamPlaces }: About, t: Text): Promise<Card> {
  const all = await themesOf(read, concertation.id)
  const counts = await publicIdeaCounts(
    read,
    concertation.id,
    teamPlaces,
    all.map(({ id }) => id),
  )
  const counted = all.map(({ id, title }) => ({ title, ideas: counts.get(id) ?? 0 }))
  return themesCard({ themes: counted, unsorted: counts.get('') ?? 0 }, t)
}

async function actionsIn({ read, concertation }: About, t: Text, lang: Lang): Promise<Card> {
  const all = publicActions(await actionsOf(read, concertation.id))
  const named = await organisationNames(read, all.map(publicOwner))
  const said = all.map((action) => ({
    number: action.number,
    title: action.title,
    owner: named.get(publicOwner(action) ?? ''),
    dueOn: action.dueOn,
  }))
  return actionsCard(said, doneAmong(all), t, lang)
}

export async function workshopPage(one: About, number: number, lang: Lang): Promise<PublicPage | undefined> {
  const workshop = one.workshops.find((w) => w.number === number)
  if (!workshop) return undefined
  const t = textOf(lang)
  const { now, base, concertation, parts } = one
  const sessions = one.sessions.filter(({ workshopId }) => workshopId === workshop.id)
  const coming = sessions.filter((session) => isComing(session, now))
  const past = sessions.filter((session) => !isComing(session, now)).toReversed()
  const phase = one.phases.find(({ id }) => id === workshop.phaseId)
  const nodes: (Node | false)[] = [
    facts([t.site.convenedBy, joinList(one.organisers, lang)], phase && [t.site.ofPhase, phase.title]),
    parts.includes('meetings') && sessions.length === 0 && text(t.site.workshopNone),
    ...workshopSessions([...coming, ...past], concertation.zone, t, lang),
  ]
  return {
    title: t.site.workshop(number, workshop.title),
    lang,
    view: view(lang, ...nodes),
    path: `${base}/ateliers/${number}`,
    up: { label: concertation.title, href: base },
    ...(parts.includes('meetings') && { feed: `${base}/agenda.ics` }),
  }
}

export async function pollPage(one: About, number: number, lang: Lang): Promise<PublicPage | undefined> {
  const t = textOf(lang)
  const { base, concertation } = one
  const poll = await pollIn(one, number)
  if (!poll) return undefined
  const said = await publicPoll(one, poll, t)
  const file = await recountFile(one, poll)
  const counted = file && (await countFile(one, poll))
  const recount = file && {
    href: `${said.href}/resultat.json`,
    hash: file.hash,
    papers: file.recount.papers !== null,
    ...(counted && { verify: `${said.href}/depouillement.json`, withheld: counted.isWithheld }),
  }
  return {
    title: t.site.pollTitle(number, poll.question),
    lang,
    view: view(lang, ...pollNodes(said, recount, t, lang)),
    path: said.href,
    up: { label: concertation.title, href: base },
  }
}
