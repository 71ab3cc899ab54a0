import { describe, expect, test } from 'vitest'
import {
  actions,
  ballot,
  button,
  call,
  card,
  chart,
  em,
  facts,
  image,
  linked,
  list,
  option,
  pick,
  quiet,
  quote,
  strong,
  table,
  text,
  view,
  warning,
  when,
} from '../../src/views/build.ts'
import { harmless, plain } from '../../src/views/plain.ts'
import type { Form, View } from '../../src/views/view.ts'

/** Non-breaking spaces read as spaces here. */
function said(body: View | Form): string {
  return plain(body).replace(/[\u00a0\u202f]/g, ' ')
}

function lines(...all: readonly string[]): string {
  return all.join('\n')
}

const go = call('any')

describe('the six model messages, in plain words', () => {
  test('receipt of an idea', () => {
    const body = view(
      'fr',
      text('Idée n° 42 bien reçue.'),
      text(em('« Une légumerie partagée entre trois cantines »')),
      facts(
        ['Atelier', 'Alimentation durable'],
        ['Au nom de', 'Le Panier citoyen'],
        ['Visible par', 'les membres de l’atelier'],
      ),
      quiet('Elle sera triée par thème à la prochaine séance.'),
      actions(button('Modifier', go), button('Retirer', go), button('Voir 2 idées proches', go)),
    )
    expect(said(body)).toBe(
      lines(
        'Idée n° 42 bien reçue.',
        '« Une légumerie partagée entre trois cantines »',
        'Atelier : Alimentation durable',
        'Au nom de : Le Panier citoyen',
        'Visible par : les membres de l’atelier',
        'Elle sera triée par thème à la prochaine séance.',
        '[Modifier] [Retirer] [Voir 2 idées proches]',
      ),
    )
  })

  test('poll card', () => {
    const body = view(
      'fr',
      card(
        'Par quelles actions commencer ?',
        text(
          'Avis indicatif : la décision revient au COPIL. Jusqu’au ',
          when('2026-03-12T17:00:00Z', 'jeudi 12 mars, 18 h (Paris)'),
          '.',
        ),
        text('Chacun place cinq gommettes, trois au plus sur une action.'),
        list('Légumerie partagée', 'Achats groupés', 'Prêt de véhicules'),
        quiet('14 réponses sur 31. Résultats à la clôture.'),
        actions(button('Placer mes gommettes', go, 'primary'), button('Qui peut voir mon choix ?', go)),
      ),
    )
    expect(said(body)).toBe(
      lines(
        'Par quelles actions commencer ?',
        'Avis indicatif : la décision revient au COPIL. Jusqu’au jeudi 12 mars, 18 h (Paris).',
        'Chacun place cinq gommettes, trois au plus sur une action.',
        '• Légumerie partagée',
        '• Achats groupés',
        '• Prêt de véhicules',
        '14 réponses sur 31. Résultats à la clôture.',
        '[Placer mes gommettes] [Qui peut voir mon choix ?]',
      ),
    )
  })

  test('reminder', () => {
    const body = view(
      'fr',
      text(
        'Bonjour Nadia, l’action ',
        strong('Prêt de véhicules'),
        ' arrive à échéance le ',
        when('2026-03-19', 'jeudi 19 mars'),
        '.',
      ),
      text('Où en êtes-vous ?'),
      quiet('Seule l’équipe d’animation verra votre réponse.'),
      actions(...['C’est fait', 'En cours', 'Reporter', 'J’ai besoin d’aide'].map((label) => button(label, go))),
    )
    expect(said(body)).toBe(
      lines(
        'Bonjour Nadia, l’action Prêt de véhicules arrive à échéance le jeudi 19 mars.',
        'Où en êtes-vous ?',
        'Seule l’équipe d’animation verra votre réponse.',
        '[C’est fait] [En cours] [Reporter] [J’ai besoin d’aide]',
      ),
    )
  })

  test('digest', () => {
    const body = view(
      'fr',
      card(
        'Atelier Alimentation durable, séance 2, jeudi 5 mars',
        facts(['Présents', '12 personnes de 9 structures'], ['Idées', '18 idées, 4 thèmes']),
        chart({
          type: 'bars',
          title: 'En tête',
          unit: 'gommettes',
          categories: ['Légumerie partagée', 'Achats groupés'],
          series: [{ name: 'Gommettes', values: [20, 10] }],
        }),
      ),
      card(
        'À faire',
        table(
          'Actions',
          ['Action', 'Qui', 'Pour le'],
          [
            ['Visiter la légumerie de Rouen', 'Le Panier citoyen', '19 mars'],
            ['Chiffrer', 'CUMA du Plateau', '2 avril'],
          ],
        ),
      ),
      text('Prochaine séance : jeudi 2 avril, 14 h.'),
      actions(
        ...['Je viens', 'Je ne pourrai pas', 'Tout lire', 'Signaler une erreur'].map((label) => button(label, go)),
      ),
    )
    expect(said(body)).toBe(
      lines(
        'Atelier Alimentation durable, séance 2, jeudi 5 mars',
        'Présents : 12 personnes de 9 structures',
        'Idées : 18 idées, 4 thèmes',
        'En tête (gommettes)',
        'Légumerie partagée ████████████████████ 20',
        'Achats groupés     ██████████ 10',
        '',
        'À faire',
        'Actions',
        'Action                         Qui                Pour le',
        '─────────────────────────────────────────────────────────',
        'Visiter la légumerie de Rouen  Le Panier citoyen  19 mars',
        'Chiffrer                       CUMA du Plateau    2 avril',
        '',
        'Prochaine séance : jeudi 2 avril, 14 h.',
        '[Je viens] [Je ne pourrai pas] [Tout lire] [Signaler une erreur]',
      ),
    )
  })

  test('refusal', () => {
    const body = view(
      'fr',
      warning('la collecte d’idées de cet atelier est close depuis lundi 2 mars.'),
      text('Rien n’est perdu, voici votre texte :'),
      quote('Une légumerie partagée\nentre trois cantines'),
      actions(button('L’envoyer à la boîte à idées', go), button('Reprendre mon texte', go)),
    )
    expect(said(body)).toBe(
      lines(
        'Attention : la collecte d’idées de cet atelier est close depuis lundi 2 mars.',
        'Rien n’est perdu, voici votre texte :',
        '> Une légumerie partagée',
        '> entre trois cantines',
        '[L’envoyer à la boîte à idées] [Reprendre mon texte]',
      ),
    )
  })

  test('help', () => {
    const body = view(
      'fr',
      text('Ici, dans l’atelier Alimentation durable, vous pouvez :'),
      list('déposer une idée : /idee une légumerie partagée', 'voir ce qui vous attend : /concert suivi'),
      quiet('Une question ? Demandez à Awa, qui anime l’atelier.'),
      actions(button('Déposer une idée', go), button('Voir les idées', go)),
    )
    expect(said(body)).toBe(
      lines(
        'Ici, dans l’atelier Alimentation durable, vous pouvez :',
        '• déposer une idée : /idee une légumerie partagée',
        '• voir ce qui vous attend : /concert suivi',
        'Une question ? Demandez à Awa, qui anime l’atelier.',
        '[Déposer une idée] [Voir les idées]',
      ),
    )
  })
})

test('a form, a pick, a ballot, a picture and a link', () => {
  const form: Form = {
    lang: 'fr',
    title: 'Déposer une idée',
    notice: 'Visible par les membres de l’atelier.',
    submit: 'Envoyer',
    call: go,
    fields: [
      {
        name: 'text',
        label: 'Votre idée',
        help: 'une phrase suffit',
        kind: 'text',
        required: true,
        value: 'Une légumerie',
      },
      {
        name: 'theme',
        label: 'Thème',
        help: '',
        kind: 'choice',
        required: false,
        options: [
          { value: 'a', label: 'Énergie' },
          { value: 'b', label: 'Eau' },
        ],
      },
      { name: 'public', label: 'Publier', help: '', kind: 'yesno', required: false },
    ],
  }
  expect(said(form)).toBe(
    lines(
      'Déposer une idée',
      'Visible par les membres de l’atelier.',
      'Votre idée* : une phrase suffit (obligatoire) = Une légumerie',
      'Thème (facultatif ; au choix : Énergie, Eau)',
      'Publier (facultatif ; oui ou non)',
      '[Envoyer]',
    ),
  )
  const body = view(
    'en',
    actions(pick('Theme', [option('Energy', go, '3 ideas'), option('Water', go)])),
    ballot({
      question: 'Where to start?',
      secret: true,
      method: { kind: 'many', min: 1, max: 2 },
      options: [
        { id: 'a', label: 'Bikes' },
        { id: 'b', label: 'Trains', hint: 'slow ones' },
      ],
      call: go,
      field: 'f',
    }),
    image('Two bars', 'a.png', ''),
    text('See ', linked('the plan', 'https://a.fr/')),
  )
  expect(said(body)).toBe(
    lines(
      'Theme: [Energy] 3 ideas [Water]',
      'Where to start?',
      '1. Bikes',
      '2. Trains — slow ones',
      'Reply with 1 to 2 numbers, for example “1, 2”.',
      '[Image: Two bars]',
      'See the plan (https://a.fr/)',
    ),
  )
})

describe('harmless', () => {
  test('takes out terminal escapes, control characters and overrides of the reading order', () => {
    expect(harmless('a\u001b[31mb\u001b[0m')).toBe('ab')
    expect(harmless('a\u001b]0;titre\u0007b\u001b]8;;http://x\u001b\\c')).toBe('abc')
    expect(harmless('a\u009b2Jb\u0000\u0008c\u007f')).toBe('abc')
    expect(harmless('a\u202eb\u2066c\u2069')).toBe('abc')
    expect(harmless('a\r\nb\rc\td')).toBe('a\nb\nc\td')
    expect(harmless('Été 😀 « œuvre » 👩‍🌾')).toBe('Été 😀 « œuvre » 👩‍🌾')
  })

  test('is what plain text goes through, unless it is asked raw', () => {
    const body = view('fr', text('a\u001b[2Jb\u202e'))
    expect(plain(body)).toBe('ab')
    expect(plain(body, { raw: true })).toBe('a\u001b[2Jb\u202e')
  })

  test('a label cannot pretend to be another line', () => {
    expect(plain(view('fr', actions(button('Oui\n[Tout effacer]', go))))).toBe('[Oui [Tout effacer]]')
  })
})
