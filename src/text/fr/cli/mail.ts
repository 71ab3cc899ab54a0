/** What is said of e-mail to whoever installs the bot, in French. */
import { plural } from '../../../views/format.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)
export const mail = {
  doctor: {
    none: 'Aucun courriel ne part : docs/platforms/mail.md dit comment écrire aussi aux personnes qui n’ont pas de messagerie d’équipe.',
    valid: (from: string, replyTo: string, server: string) =>
      `Courriels : ils partent de ${from} par ${server}, et les réponses vont à ${replyTo}. Rien n’a été envoyé pour le vérifier.`,
    clear: 'Ils partent sans chiffrement, comme SMTP_TLS le demande ou parce que le serveur est sur cette machine.',
    refused: (server: string, why: string) => `Le serveur de courriel ${server} ne nous laisse pas entrer (${why}).`,
    refusedDo:
      'Vérifiez le nom et le mot de passe (SMTP_URL, ou SMTP_USER et SMTP_PASSWORD), puis relancez Concertess : docs/platforms/mail.md.',
    unreachable: (server: string, why: string) =>
      `Le serveur de courriel ${server} ne répond pas, ou pas avec le chiffrement demandé (${why}).`,
    unreachableDo: 'Vérifiez son nom, son port et SMTP_TLS, et que cette machine y accède : docs/platforms/mail.md.',
    silenced: (bounced: number, unsubscribed: number) =>
      `Courriels : ${n(bounced, 'adresse revenue', 'adresses revenues')}, ${n(unsubscribed, 'personne qui n’en veut plus', 'personnes qui n’en veulent plus')} ; rien n’y part.`,
  },
}
