/** Who votes and for whom: the roll of a vote, proxies, ballots put in by somebody else. In English. */
import { plural } from '../../../views/format.ts'
import type * as source from '../../fr/votes/electorate.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)
const poll = { label: 'Poll', help: 'Its number; without it, the poll that is open here', names: ['poll'] }
const engine = { help: '', example: '', aliases: [] }
const hidden = { label: '', help: '' }
const vote = (number: number, question: string) => `poll no. ${number} (“${question}”)`

export const intents: typeof source.intents = {
  'poll enrol': {
    verb: 'enrol-voter',
    aliases: [],
    label: 'Enrol a voter',
    help: 'Put somebody on the roll of a poll',
    example: '/concert enrol-voter Camille Durand',
    notice: 'The person is told in private. The change stays in the log of the poll.',
    submit: 'Enrol',
    args: { person: { label: 'Who', help: 'Their name', names: ['person', 'name'] }, poll },
  },
  'poll strike': {
    verb: 'strike-voter',
    aliases: [],
    label: 'Strike off the roll',
    help: 'Take somebody off the roll of a poll',
    example: '/concert strike-voter Camille Durand',
    notice:
      'If this person voted, their ballot is withdrawn. They are told in private; the change stays in the log of the poll.',
    submit: 'Strike off',
    args: { person: { label: 'Who', help: 'Their name, as it is on the roll', names: ['person', 'name'] }, poll },
  },
  'poll roll': {
    verb: 'voter-roll',
    aliases: [],
    label: 'Roll of voters',
    help: 'Who is enrolled in a poll that I run',
    example: '/concert voter-roll',
    args: { poll, page: { label: 'Page', help: 'The page to show', names: ['page'] } },
  },
  'proxy give': {
    verb: 'vote-proxy',
    aliases: [],
    label: 'Give a proxy for a poll',
    help: 'Let somebody vote for me in a poll',
    example: '/concert vote-proxy Camille Durand',
    notice: 'Whoever you choose is told in private. You can take it back until they have voted.',
    submit: 'Give the proxy',
    args: { holder: { label: 'To whom', help: 'Their name', names: ['to whom', 'person', 'name'] }, poll },
  },
  'proxy recall': {
    verb: 'recall-proxy',
    aliases: [],
    label: 'Take my proxy back',
    help: 'Take back the proxy that I gave for a poll',
    example: '/concert recall-proxy',
    args: { poll },
  },
  proxies: {
    verb: 'proxies',
    aliases: [],
    label: 'My proxies',
    help: 'The proxies that I hold and that I gave',
    example: '/concert proxies',
    args: {},
  },
  'roll restore': {
    ...engine,
    verb: 'restore-voter-roll',
    label: 'Restore the roll of a poll',
    args: { poll: hidden, person: hidden, to: hidden, by: hidden, ballot: hidden },
  },
  'proxy restore': {
    ...engine,
    verb: 'restore-proxy',
    label: 'Restore a proxy',
    args: { poll: hidden, state: hidden, holder: hidden },
  },
  'ballot back': {
    ...engine,
    verb: 'restore-proxy-ballot',
    label: 'Restore a ballot by proxy',
    args: { poll: hidden, proxies: hidden, choices: hidden, by: hidden },
  },
}

export const buttons: typeof source.buttons = {
  voteForOthers: 'Vote for…',
  seeProxies: 'My proxies',
  recallProxy: 'Take my proxy back',
  seeRoll: 'Roll of voters',
  enrol: 'Enrol',
  strike: 'Strike off',
  rollBefore: 'Previous page',
  rollAfter: 'Next page',
}

export const refusals: typeof source.refusals = {
  notEnrolled: (v) =>
    `The roll of those who vote in no. ${v.number} was frozen when it opened, and you are not on it. If you were forgotten, ask whoever runs this poll to enrol you: “/concert enrol-voter” and your name.`,
  votedForOtherSeat: () =>
    'In this poll you already voted for your former organisation, and that ballot stays its own. Ask somebody else of your present organisation to vote.',
  rollNotFrozen: (v) =>
    `Poll no. ${v.number} has no frozen roll: everybody here votes in it, but guests. A roll is asked for when a poll is opened, with “rules: frozen roll”.`,
  rollNotYet: (v) =>
    `Poll no. ${v.number} is not open yet: its roll is frozen when it opens. Come back then to change it.`,
  enrolledAlready: (v) => `${v.name} is on the roll of poll no. ${v.number} already: there is nothing to do.`,
  guestNotEnrolled: (v) =>
    `${v.name} follows this consultation without a vote (guest). Make them a member first, then enrol them.`,
  enrolWithoutOrganisation: (v) =>
    `Here each organisation has one vote, and I do not know which is that of ${v.name}. Ask them to say it with “/concert organisation”, then enrol them.`,
  enrolWithoutCollege: (v) =>
    `This poll is counted by college, and the organisation of ${v.name} is in none of them. Put it in a college first, then enrol them.`,
  notOnRoll: (v) =>
    `I do not find “${v.person}” on the roll of poll no. ${v.number}. Look at the roll, then give the name as it is there.`,
  noProxiesHere: (v) => `Poll no. ${v.number} takes no proxies: everybody votes in it themselves.`,
  proxyUsed: (v) =>
    `${v.name} already voted for you in no. ${v.number}: the proxy was used. Vote yourself if you like: your ballot will replace theirs.`,
  proxyAfterBallot: (v) =>
    `You already voted in no. ${v.number}, so there is no proxy left to give. For somebody to vote in your place, withdraw your vote first.`,
  pollProxyAlready: (v) => `${v.name} holds your proxy for poll no. ${v.number} already: there is nothing to do.`,
  holderGivesNone: (v) =>
    `You hold the proxy of ${v.name} in poll no. ${v.number}: whoever holds a proxy does not give theirs. Vote, or ask ${v.name} to take theirs back first.`,
  holderGave: (v) =>
    `${v.name} gave their own proxy in poll no. ${v.number}, and cannot hold yours. Choose somebody else.`,
  seatGave: (v) =>
    `${v.name} already gave the proxy of your organisation in poll no. ${v.number}. An organisation has one vote: see with them.`,
  holderFull: (v) =>
    `${v.name} already holds ${n(v.count, 'proxy', 'proxies')}, the most that one person may hold in this poll. Choose somebody else, or vote yourself.`,
  giverOffRoll: (v) =>
    `${v.name} does not vote in this poll, or no longer does: their proxy does not serve. See with whoever runs this poll.`,
  holderOffRoll: (v) =>
    `${v.name} does not vote in this poll, so they cannot hold a proxy in it. Choose somebody who does.`,
  holderSameSeat: (v) =>
    `${v.name} is of the same organisation as you, and can vote for it without a proxy. There is nothing to give.`,
  holderOtherCollege: (v) =>
    `In this poll a proxy stays in its college, and ${v.name} is of another. Choose somebody of your college.`,
  holderGaveTheirs: (v) =>
    `You gave your own proxy in poll no. ${v.number}: so you hold nobody’s in it. Take yours back first.`,
  giverVoted: (v) =>
    `${v.name} voted in no. ${v.number}: the proxy that you held serves no more. There is nothing to do.`,
  proxySurplus: (v) =>
    `One person holds ${n(v.count, 'proxy', 'proxies')} at most in this poll, in the order received, and that of ${v.name} comes after. Tell them to vote, or to choose somebody else.`,
  noProxyHeld: (v) =>
    `Nobody gave you a proxy for poll no. ${v.number}. They give it themselves, with “/concert vote-proxy” and your name.`,
  noSuchProxy: (v) => `You hold no proxy of “${v.person}” in this poll. You hold those of: ${v.names}.`,
  noPollProxy: (v) => `You gave nobody a proxy for poll no. ${v.number}: there is nothing to take back.`,
  ballotByHolder: (v) =>
    `In poll no. ${v.number} this ballot was put in for you by whoever holds your proxy. Vote yourself, blank if you like: your ballot will replace it.`,
  paperIsIn: (v) =>
    `In poll no. ${v.number} this person’s paper is in the urn already: nothing tells which one it is, and it cannot be taken out. The roll stays as it is; if the poll cannot stand like that, cancel it with a reason.`,
  urnTakesNoProxies: () =>
    'In a vote by urn everybody puts in their own ballot: no proxies. Take the proxies out of the rules, or choose a confidential vote.',
}

export const votes: typeof source.votes = {
  voteFor: (name) => `Vote for ${name}`,
  voteForIn: (name, number) => `For ${name}, poll no. ${number}`,
  waitsForOthers: (names) => `To do for: ${names}.`,
  votedForYou: (holder, number, question) =>
    `${holder} voted for you in ${vote(number, question)}, by the proxy that you gave. Vote yourself to replace that ballot.`,
  giverVotes: (giver, number, question, used) =>
    `${giver} votes directly in ${vote(number, question)}: ${used ? 'the ballot that you put in for them is replaced, and ' : ''}the proxy that you held serves no more.`,
  colleagueVoted: (name, number, question) =>
    `${name}, of your organisation, changed its ballot in ${vote(number, question)}: it replaces the one that you put in. You can change it in turn.`,
  votedElsewhere: (number, question, where) =>
    `Your ballot in ${vote(number, question)} was just replaced from another of your accounts (${where}). The last one counts. If that was not you, vote again and tell the team.`,
  ballotIsBack: (number, byHolder) =>
    byHolder
      ? `Your vote in no. ${number} is taken back: the ballot put in for you counts again, and so does your proxy.`
      : `Your vote in no. ${number} is taken back, and your proxy serves again.`,

  proxyIsGiven: (holder, number, question) =>
    `Noted: ${holder} may vote for you in ${vote(number, question)}, and I tell them in private.`,
  proxyUntilUsed: 'You can take it back until it is used. If you vote yourself, your ballot replaces theirs.',
  proxyReceived: (giver, number, question, held) =>
    `${giver} gives you their proxy for ${vote(number, question)}. ${held > 1 ? `You hold ${held} proxies in it.` : 'It is the only one that you hold in it.'}`,
  proxyHow: 'Their ballot is their own: it may differ from yours.',
  proxyLostInPoll: (giver, number, question) =>
    `${giver} no longer gives you their proxy for ${vote(number, question)}.`,
  proxyIsRecalled: (holder, number, question) =>
    `Your proxy is taken back: ${holder} can no longer vote for you in ${vote(number, question)}. You vote yourself.`,
  proxyUndone: (number) => `Undone: nobody votes for you in no. ${number}.`,
  noProxies:
    'You hold no proxy, and gave none, in the polls under way. When a poll takes them: “/concert vote-proxy” and a name.',
  proxiesTitle: (held, gave) => `Proxies: ${held} held, ${gave} given`,
  holdsFor: (giver, number, question, used) =>
    `You vote for ${giver} in ${vote(number, question)}: ${used ? 'done' : 'to do'}.`,
  holdsBeyond: (giver, number, question, most) =>
    `${giver} gives you their proxy in ${vote(number, question)}, but it does not serve: beyond ${most}, or they cannot vote.`,
  gaveTo: (holder, number, question, used) =>
    `${holder} votes for you in ${vote(number, question)}: ${used ? 'done' : 'not done yet'}.`,
  recallFrom: (holder, number) => `${holder}, poll no. ${number}`,
  moreLines: (count) => `And ${n(count, 'other', 'others')}.`,

  rollTitle: (number, question) => `Roll of voters, ${vote(number, question)}`,
  rollFigures: (count, added, removed) =>
    `${n(count, 'person enrolled', 'people enrolled')}, roll frozen at the opening${added + removed > 0 ? `, changed since (${added} added, ${removed} struck off)` : ''}.`,
  rollCollege: (name, count) => `${name}: ${count}`,
  rollLine: (who, voted) => `${who}, ${voted ? 'has voted' : 'has not voted'}`,
  offRoll: 'You are not on the roll of this poll, which was frozen when it opened.',
  rollPage: (page, pages) => `Page ${page} of ${pages}. Only those who run this poll see it.`,
  rollSeen: 'Only those who run this poll see this roll.',
  enrolled: (name, number) =>
    `${name} is on the roll of poll no. ${number}. It is in the log of the poll, and I tell them in private.`,
  struck: (name, number) =>
    `${name} is no longer on the roll of poll no. ${number}. A ballot that was already in counts no more. It is in the log of the poll, and I tell them in private.`,
  enrolledYou: (by, number, question) => `${by} enrols you in ${vote(number, question)}: you can vote.`,
  enrolledAgain: (by, number, question) =>
    `${by} puts you back on the roll of ${vote(number, question)}: you vote in it, and a ballot that was already in counts again.`,
  struckYou: (by, number, question, hadVoted) =>
    `${by} takes you off the roll of ${vote(number, question)}.${hadVoted ? ' Your ballot counts no more.' : ''} If that is a mistake, answer them: you can be put back as long as the poll is open.`,
  struckGiver: (number, question) =>
    `Somebody who gave you their proxy is no longer on the roll of ${vote(number, question)}: the ballot that you put in for them counts no more.`,
}
