// What people look for in the demonstration library, and what they hope to find: 3 is the document that was meant, 2 one
// that answers as well, 1 one that helps. Judged by hand, from the texts.

const DIAGNOSIS = 'diagnostic-territorial'
const SURVEY = 'enquete-acteurs'
const WATCH = 'veille-villes-intelligentes'
const VISION = 'vision-strategique'
const ENERGY = 'energie-quartiers-sobres'
const MOBILITY = 'mobilites-douces-donnees'
const COWORKING = 'espaces-de-travail-partages'
const CREATIVE = 'filieres-creatives-numeriques'
const LOGISTICS = 'logistique-urbaine-du-dernier-kilometre'
const BUDGET = 'budget-participatif-en-ligne'
const OPEN_DATA = 'donnees-ouvertes-habitants'

const meant = (...slugs) => Object.fromEntries(slugs.map((slug) => [slug, 3]))

export const JUDGED = {
  words: [
    ['diagnostic territorial', meant(DIAGNOSIS)],
    ['enquête acteurs', meant(SURVEY)],
    ['ville intelligente', { ...meant(WATCH), [SURVEY]: 2 }],
    ['vision stratégique', meant(VISION)],
    ['énergie quartier', meant(ENERGY)],
    ['vélo', meant(MOBILITY)],
    ['coworking', meant(COWORKING)],
    ['filière audiovisuel', meant(CREATIVE)],
    ['logistique livraison', meant(LOGISTICS)],
    ['budget participatif', meant(BUDGET)],
    ['données ouvertes', meant(OPEN_DATA)],
    ['télétravail', meant(COWORKING)],
    ['vie privée comptage', meant(MOBILITY)],
    ['médiation', { ...meant(OPEN_DATA), [COWORKING]: 3 }],
    ['gouvernance', { ...meant(VISION), [DIAGNOSIS]: 3, [WATCH]: 3 }],
    ['prospective décision publique', meant(VISION)],
  ],
  'plurals and endings': [
    ['diagnostics territoriaux', meant(DIAGNOSIS)],
    ['budgets participatifs', meant(BUDGET)],
    ['donnée ouverte', meant(OPEN_DATA)],
    ['villes intelligentes', { ...meant(WATCH), [SURVEY]: 2 }],
    ['mobilité douce', meant(MOBILITY)],
    ['espace de travail partagé', meant(COWORKING)],
    ['entretien semi-directif', meant(SURVEY)],
    ['recommandation', meant(VISION)],
    ['livraisons', meant(LOGISTICS)],
    ['compteurs communicants', meant(ENERGY)],
  ],
  accents: [
    ['energie sobriete', meant(ENERGY)],
    ['enquete', meant(SURVEY)],
    ['velos et pietons', meant(MOBILITY)],
    ['donnees ouvertes habitants', meant(OPEN_DATA)],
    ['MOBILITÉS DOUCES', meant(MOBILITY)],
    ['filieres creatives', meant(CREATIVE)],
    ['dernier kilometre', meant(LOGISTICS)],
    ['veille modeles', meant(WATCH)],
  ],
  elision: [
    ["l'énergie d'un quartier", meant(ENERGY)],
    ['l’enquête auprès des acteurs', meant(SURVEY)],
    ["l'échelle d'un territoire", meant(DIAGNOSIS)],
    ['qu’est-ce qui fait une filière', meant(CREATIVE)],
    ["boîte à idées d'un budget", meant(BUDGET)],
    ['aujourd’hui le travail près de chez soi', meant(COWORKING)],
  ],
  'conjugated verbs': [
    ['mesurer l’énergie', meant(ENERGY)],
    ['compter les cyclistes', meant(MOBILITY)],
    ['partager un espace de travail', meant(COWORKING)],
    ['ouvrir des données', { ...meant(OPEN_DATA), [ENERGY]: 1 }],
    ['interroger des entreprises', meant(SURVEY)],
    ['livrer en ville', meant(LOGISTICS)],
    ['voter en ligne', meant(BUDGET)],
    ['recommander une stratégie', meant(VISION)],
  ],
  'typing errors': [
    ['diagnotic', meant(DIAGNOSIS)],
    ['enqête acteur', meant(SURVEY)],
    ['budjet participatif', meant(BUDGET)],
    ['logistque', meant(LOGISTICS)],
    ['mobilitées', meant(MOBILITY)],
    ['intelligante', { ...meant(WATCH), [SURVEY]: 2 }],
    ['stratgie', meant(VISION)],
    ['audiovisuell', meant(CREATIVE)],
    ['coworkign', meant(COWORKING)],
    ['énergei', meant(ENERGY)],
  ],
  phrases: [
    ['« ville intelligente »', { ...meant(WATCH), [SURVEY]: 2 }],
    ['"dernier kilomètre"', meant(LOGISTICS)],
    ['"budget participatif" -vélo', meant(BUDGET)],
    ['« données ouvertes »', { ...meant(OPEN_DATA) }],
    ['"smart city"', { ...meant(WATCH), [SURVEY]: 2 }],
    ['« territoire de la culture et de la création »', meant(CREATIVE)],
  ],
  names: [
    ['Zoé Marchandeau', { [`${ENERGY}-note`]: 3 }],
    ['marchandeau', { [`${ENERGY}-note`]: 3 }],
    ['Ousmane N’Diaye', { [`${BUDGET}-note`]: 3 }],
    ['ndiaye ousmane', { [`${BUDGET}-note`]: 3 }],
    ['Lefèvre-Okoye', { [`${WATCH}-note`]: 3 }],
    ['lefevre', { [`${WATCH}-note`]: 3 }],
  ],
  English: [
    ['smart cities', { ...meant(WATCH), [SURVEY]: 2 }],
    ['survey interviews', meant(SURVEY)],
    ['territorial diagnosis', meant(DIAGNOSIS)],
    ['strategic recommendations', meant(VISION)],
    ['embargo', meant(VISION)],
    ['stakeholder interviewed', meant(SURVEY)],
    ['towns governance', { ...meant(DIAGNOSIS), [WATCH]: 2, [VISION]: 1 }],
    ['energy', meant(ENERGY)],
    ['survay', meant(SURVEY)],
  ],
}

/** By whom the near-duplicates of these documents are. */
export const NOTE_AUTHORS = {
  [ENERGY]: 'Zoé Marchandeau',
  [BUDGET]: 'Ousmane N’Diaye',
  [WATCH]: 'Camille Lefèvre-Okoye',
}
