/** What is said of the address that one's own diary follows, in English. */
import type * as source from '../../fr/meetings/feed.ts'

const none = { label: '', help: '' }

export const feedIntents: typeof source.feedIntents = {
  calendar: {
    verb: 'calendar',
    aliases: ['my-calendar'],
    label: 'Follow in my calendar',
    help: 'An address by which my calendar follows meetings',
    example: '/concert calendar',
    args: {
      what: {
        label: 'What to do',
        help: 'Optional: a new address, or take back mine',
        names: ['do'],
        options: { new: 'new', end: 'remove' },
      },
    },
  },
  'calendar restore': {
    verb: 'restore-calendar',
    aliases: [],
    label: 'Restore my calendar address',
    help: '',
    example: '',
    args: { keys: none, hashes: none, since: none },
  },
}

export const feedButtons: typeof source.feedButtons = {
  makeFeed: 'Follow in my calendar',
  renewFeed: 'A new address',
  endFeed: 'Take back this address',
}

export const feedRefusals: typeof source.feedRefusals = {
  noFeed: () => 'You have no calendar address: there is nothing to take back.',
  feedNoPages: () =>
    'Pages are not open on this installation: there is no address to give to your calendar. Your meetings are in “/concert agenda”.',
}

export const feedWords: typeof source.feedWords = {
  feedMade: 'Here is the address that your calendar may follow: all meetings that concern you are there.',
  feedAgain: 'Here is your new address. The old one leads nowhere any more.',
  feedAddress: 'Address',
  feedHow:
    'In your calendar, choose “Subscribe” or “Add from an address”, and paste it. Changes will arrive there by themselves.',
  feedOnce:
    'This address is secret and is shown here only: whoever knows it sees your meetings, and can do nothing else. You may take it back at any time.',
  feedKnown: (moment) => `Your calendar has been able to follow your meetings since ${moment}.`,
  feedLost: 'The address is shown once only. If you lost it, take a new one: the old one will stop.',
  feedEnded: 'Taken back: this address leads nowhere any more. Meetings that are already in your calendar stay there.',
  feedBack: 'The address of before leads to your meetings again.',
}
