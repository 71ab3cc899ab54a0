/** What is said of the web door to whoever installs the bot, in French. */
export const web = {
  doctor: {
    listens: (address: string) => `Porte web : elle répond sur ${address}, sur cette machine seulement.`,
    listensBehind: (address: string, url: string) => `Porte web : elle répond sur ${address}, et par ${url}.`,
    resting: 'Porte web : elle s’ouvre quand Concertess est en marche.',
    silent: (address: string) => `La porte web ne répond pas sur ${address}.`,
    silentDo:
      'Relancez Concertess. Si cela continue, un autre programme gêne : choisissez un autre port avec WEB_PORT.',
    unreachable: (url: string) => `L’adresse publique ${url} ne répond pas depuis cette machine.`,
    unreachableDo: (address: string) =>
      `Vérifiez que votre mandataire (nginx, Caddy…) est en marche, qu’il envoie les demandes vers ${address}, et que le certificat est valable. Certains réseaux empêchent une machine de s’appeler par son adresse publique : essayez alors depuis un téléphone.`,
    other: (url: string) => `À l’adresse publique ${url}, ce n’est pas ce Concertess qui répond.`,
    otherDo: (address: string) =>
      `Vérifiez PUBLIC_URL, et que votre mandataire envoie toutes les demandes vers ${address} en gardant le nom demandé (Host) : docs/platforms/web.md.`,
    noProxy:
      'L’adresse publique est en https, donc un mandataire est devant Concertess, mais WEB_PROXIES dit qu’il n’y en a pas : tout le monde serait pris pour une seule personne, et arrêté dès qu’il y en a beaucoup.',
    noProxyDo: 'Écrivez WEB_PROXIES=1 dans .env (2 s’il y en a deux l’un derrière l’autre), puis relancez Concertess.',
    secretGiven: 'Secret de la porte web : donné par WEB_SECRET.',
    secretKept: (file: string) => `Secret de la porte web : gardé dans ${file}, lisible par vous seul.`,
    secretSoon: 'Secret de la porte web : il sera fait au premier démarrage.',
    secretShared: (file: string) =>
      `Le secret de la porte web, ${file}, peut être lu par d’autres personnes sur cette machine.`,
    secretSharedDo:
      'Supprimez ce fichier et relancez Concertess : un autre est fait, et chacun rouvre sa page par son lien.',
  },
}
