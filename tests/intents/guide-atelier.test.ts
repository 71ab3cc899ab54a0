/**
 * The measure of all of it: an animator without training runs a whole atelier from a bare `/concert`, with no manual, no
 * id typed, and one mistake taken back. Only buttons of what was just shown are pressed, and blanks of forms filled.
 */
import { expect, test } from 'vitest'
import { createWorld, type Told } from '../support/world.ts'

test('notice, presence, ideas, sorting, a vote, a decision, an action, the digest: all from a bare /concert', async () => {
  const w = await (await createWorld({ at: '2027-03-01T10:00' })).founded()
  for (const who of ['bo', 'dan', 'eve']) await w.says(who, '#pleniere', '/concert')
  await w.says('ana', '#pleniere', '/concert nommer bo animation')
  await w.says('ana', '#pleniere', '/concert atelier Emploi')
  await w.says('ana', '#atelier', '/concert salon ; atelier : 1')

  async function from(who: string, ...labels: readonly string[]): Promise<Told> {
    let told = await w.says(who, '#atelier', '/concert')
    expect(told.buttons.length).toBeLessThanOrEqual(6)
    for (const label of labels) {
      expect(told.buttons, told.text).toContain(label)
      told = await w.presses(who, '#atelier', label)
      expect(told.text, label).not.toMatch(/Cette commande n’existe pas|est réservé|n’est plus valable|Une erreur/)
    }
    return told
  }
  const fill = (who: string, values: Record<string, string>) => w.fills(who, '#atelier', values)

  // A meeting, its notice, its answers.
  await from('bo', 'Prévoir une réunion')
  expect((await fill('bo', { when: '22 mars 14h' })).text).toContain('lundi 22 mars 2027, 14 h (Paris)')
  await from('bo', 'Convoquer la séance', 'Envoyer la convocation')
  await from('dan', 'Répondre', 'Je viens')
  expect((await from('dan')).text).toContain('rien pour le moment')

  // On the day.
  await w.until('22 mars 2027 14h')
  await from('bo', 'Ouvrir la séance')
  await from('dan', 'Je suis là')
  await w.says('dan', '#atelier', '/idee Mutualiser un poste de comptable')
  await w.says('eve', '#atelier', '/idee Partager les locaux')
  expect((await from('bo', 'Présences')).text).toContain('dan')

  // A vote, answered, then closed.
  await from('bo', 'Lancer un vote')
  await fill('bo', { question: 'Faut-il un groupement d’employeurs ?' })
  await w.presses('bo', '#atelier', 'Ouvrir le vote')
  await from('dan', 'Voter (n° 1)')
  await w.says('dan', '#atelier', '/concert voter oui')
  await from('bo', 'Fermer le vote')

  // A decision noted by mistake, and taken back.
  await from('bo', 'Noter une décision')
  await fill('bo', { text: 'Une phrase de travers' })
  await w.says('bo', '#atelier', '/concert annuler')
  await from('bo', 'Noter une décision')
  await fill('bo', { text: 'Recenser les postes à temps partiel' })

  await from('bo', 'Noter une action')
  await fill('bo', { title: 'Écrire aux structures', owner: 'CRESS', due: '30 avril' })

  // The end, and what is left to do.
  await from('bo', 'Clore la séance')
  const left = await from('bo')
  expect(left.buttons).toEqual([
    'Résumé (n° 1)',
    'Compte rendu (n° 1)',
    'Prévoir une réunion',
    'Déposer une idée',
    'Voir les idées',
    'Autre chose',
  ])
  expect(left.text).toContain('publier le résumé')
  const preview = await from('bo', 'Résumé (n° 1)')
  for (const line of [
    '1 personne présente',
    '2 idées, à trier',
    'retenu : Oui (1 réponse)',
    'Recenser les postes à temps partiel',
    'Écrire aux structures — CRESS (à confirmer), avant le vendredi 30 avril 2027',
  ])
    expect(preview.text).toContain(line)
  expect(preview.text).not.toContain('Une phrase de travers')
  expect((await w.presses('bo', '#atelier', 'Publier')).text).toMatch(/^Le résumé est publié dans le salon atelier/)
  expect((await w.sees('eve', '#atelier')).join('\n')).toContain('Résumé : Emploi')

  await from('bo', 'Compte rendu (n° 1)')
  const minutes = await fill('bo', { text: 'La séance a réuni les structures de l’emploi.' })
  expect(minutes.buttons.join()).toMatch(/Valider/)
})
