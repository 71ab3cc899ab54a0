/** Sentences about who comes, who speaks for whom, the code of a meeting and the next one, in English. */
import { plural } from '../../../views/format.ts'
import type * as source from '../../fr/meetings/proxies.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)
const session = (number: number, title: string) => `session no. ${number} (“${title}”)`

export const proxyButtons: typeof source.proxyButtons = {
  giveProxy: 'I give a proxy',
  otherHolder: 'Give it to somebody else',
  revokeProxy: 'Take the proxy back',
}

export const proxyWords: typeof source.proxyWords = {
  proxyNobody: ['revoke', 'nobody', 'none', 'take back'],
  proxyGiven: (holder, held) =>
    `Noted: you give your proxy to ${holder}, whom I tell in private. ${held > 1 ? `With yours, they hold ${held}.` : 'It is the only one they hold.'}`,
  proxyVoid: 'If you come after all, your proxy no longer counts.',
  proxyGained: (giver, held) =>
    `${giver} gives you their proxy for this meeting. ${held > 1 ? `You hold ${held} proxies.` : 'It is the only one you hold.'} If you cannot come, say so: I tell them.`,
  proxyLost: (giver) => `${giver} no longer gives you their proxy for this meeting.`,
  proxyGiverHere: (giver) => `${giver} takes part in the session: the proxy that you held for them no longer counts.`,
  proxyGiverGone: (giver) =>
    `${giver} is no longer on the attendance list: the proxy that you hold for them counts again.`,
  proxyHolderLeaves: (holder) =>
    `${holder}, to whom you had given your proxy, will not come. Give it to somebody else, or come.`,
  proxyHolderBack: (holder) => `${holder} can hold your proxy after all: there is nothing for you to do.`,
  proxyRevoked: (holder) => `Your proxy is taken back: ${holder} no longer speaks for you. Do you come?`,
  youHold: (count) => `you hold ${n(count, 'proxy', 'proxies')}`,
  representedBy: (name, holder) => `${name}, by ${holder}`,
  presentUntil: (name, time) => `${name}, until ${time}`,

  answersTitle: (number, title) => `Who comes: ${number}. ${title}`,
  answersYes: (count) => `Coming (${count})`,
  answersNo: (count) => `Cannot come (${count})`,
  answersProxy: (count) => `Give a proxy (${count})`,
  answersSilent: (count) => `No answer, among the people whom I know here (${count})`,
  answersNamesHidden: 'Only the facilitation team sees the names.',
  answersInAgenda: (yes, no, proxy, silent) =>
    `${yes} yes, ${no} no${proxy > 0 ? `, ${n(proxy, 'proxy', 'proxies')}` : ''}, ${silent} without answer`,

  code: (code) => `Attendance code: ${code}. Say it out loud: “/concert here ${code}”, wherever one is.`,
  nextSession: 'The next date? In one gesture, then you convene:',
  nextKnown: (number, title, moment) => `The next one is on the agenda already: no. ${number}, “${title}”, ${moment}.`,
  edited: 'The meeting is changed.',
  editedBack: (number, title) => `${session(number, title)} is what it was before.`,
  editPreview: (number, title) => `Change ${session(number, title)}, which is convened already?`,
  editInPlace: 'The notice is corrected where it stands, without a new message in the channel.',
  editedAll: 'This meeting changes: here is how it stands now.',
  agendaOfDay: 'On the agenda',
  weekTitle: (title) => `In a week: ${title}`,
  reminderYours: (title) => `Your next meeting: ${title}`,
  reminderDay: (count) => `On the same day, your next ${count} meetings`,
  cannotCome: (number) => `I cannot come (no. ${number})`,
  reminderYou: 'You said that you come. Something came up? Say so, it helps to prepare.',
  diaryAnswer: 'To answer: “/concert rsvp yes” or “/concert rsvp no”.',
}

export const proxyRefusals: typeof source.proxyRefusals = {
  noneForProxy: () => 'No meeting takes proxies here for now. “/concert agenda” shows those to come.',
  proxyToSelf: () => 'One does not give a proxy to oneself. Give the name of the person who will speak for you.',
  proxyHolderAway: (v) => `${v.name} said that they cannot come. Give your proxy to somebody else.`,
  proxyHolderGave: (v) =>
    `${v.name} gives their own proxy to somebody: a proxy is not passed on. Choose another person.`,
  proxyWhilePresent: () => 'You are on the attendance list: you speak for yourself. A proxy would be of no use.',
  proxyAlready: (v) => `You give your proxy to ${v.name} already for this meeting.`,
  noProxy: (v) => `You gave your proxy to nobody for ${session(v.number, v.title)}.`,
  sameMeeting: (v) => `${session(v.number, v.title)} is like that already: there is nothing to change.`,
  noSuchCode: (v) => `No open session has the code “${v.code}”. Read it again, or ask the facilitation.`,
}
