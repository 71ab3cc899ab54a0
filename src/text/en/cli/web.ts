/** What is said of the web door to whoever installs the bot, in English. */
import type * as source from '../../fr/cli/web.ts'

export const web: typeof source.web = {
  doctor: {
    listens: (address) => `Web door: it answers at ${address}, on this machine only.`,
    listensBehind: (address, url) => `Web door: it answers at ${address}, and under ${url}.`,
    resting: 'Web door: it opens when Concertess runs.',
    silent: (address) => `The web door does not answer at ${address}.`,
    silentDo:
      'Start Concertess again. If it goes on, another program is in the way: choose another port with WEB_PORT.',
    unreachable: (url) => `The public address ${url} does not answer from this machine.`,
    unreachableDo: (address) =>
      `Check that your proxy (nginx, Caddy…) runs, that it sends requests to ${address}, and that the certificate is valid. Some networks keep a machine from calling itself by its public address: then try from a telephone.`,
    other: (url) => `At the public address ${url}, it is not this Concertess that answers.`,
    otherDo: (address) =>
      `Check PUBLIC_URL, and that your proxy sends all requests to ${address} and keeps the name that was asked for (Host): docs/platforms/web.md.`,
    noProxy:
      'The public address is https, so a proxy stands before Concertess, but WEB_PROXIES says that there is none: everybody would be taken for one person, and stopped as soon as they are many.',
    noProxyDo: 'Write WEB_PROXIES=1 in .env (2 if there are two, one behind the other), then start Concertess again.',
    secretGiven: 'Secret of the web door: given by WEB_SECRET.',
    secretKept: (file) => `Secret of the web door: kept in ${file}, which you alone can read.`,
    secretSoon: 'Secret of the web door: it will be made at the first start.',
    secretShared: (file) => `The secret of the web door, ${file}, can be read by other people on this machine.`,
    secretSharedDo:
      'Delete that file and start Concertess again: another is made, and everybody opens their page again by their link.',
  },
}
