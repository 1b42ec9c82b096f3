/*
 * The rooms of docs/architecture.md and who may import whom. A specification (`*.spec.ts`) may use what it needs to
 * show its room at work; everything else obeys. Rules about npm packages and Node's modules stand below the rooms.
 */

const SPECS = '[.]spec[.]tsx?$';
const HOUSE = '^(libs|apps|workflows|activities|test)/';
const DECIDERS = ['person', 'rulebook', 'household', 'post', 'request', 'fund'];

/** What each room may import from the house, besides itself. */
const ROOMS = {
  'libs/kernel': [],
  'libs/law': ['libs/kernel'],
  ...Object.fromEntries(DECIDERS.map((room) => [`libs/${room}`, ['libs/kernel', 'libs/law']])),
  'libs/access': ['libs/kernel', 'libs/law'],
  // The law's closed lists (categories, benefits, facts) are also the schemas' lists.
  'libs/contracts': ['libs/kernel', 'libs/law', ...DECIDERS.map((room) => `libs/${room}`)],
  'libs/record': ['libs/kernel'],
  'libs/views': ['libs/kernel', 'libs/record', ...DECIDERS.map((room) => `libs/${room}`)],
  'libs/casework': [
    'libs/kernel',
    'libs/law',
    'libs/access',
    'libs/record',
    'libs/views',
    ...DECIDERS.map((room) => `libs/${room}`),
  ],
  'libs/platform': ['libs/kernel'],
  'libs/timelines': ['libs/kernel', 'libs/record', 'libs/casework', 'libs/platform', 'libs/contracts/messages.ts'],
  'libs/documents': ['libs/kernel', 'libs/law', 'libs/views'],
  workflows: ['libs/kernel', 'libs/contracts/messages.ts', 'activities'],
  activities: ['libs/kernel', 'libs/casework', 'libs/timelines', 'libs/contracts/messages.ts'],
  'apps/console': ['libs/contracts'],
};

/** Floors within a room, from the ground up: a folder imports from floors below its own. */
const FLOORS = {
  'libs/record': [['faults', 'schema'], ['secrets'], ['reading'], ['writing'], ['delivery', 'proof']],
  'libs/casework': [['rules', 'lists'], ['persons'], ['ledger', 'printing', 'audit']],
};

const inside = (rooms) =>
  `^(${rooms.map((room) => (room.endsWith('.ts') ? `${room.replace('.', '[.]')}$` : `${room}/`)).join('|')})`;

/** @returns {import('dependency-cruiser').IForbiddenRuleType} */
const roomRule = ([room, allowed]) => ({
  name: `${room.replace('/', '-')}-imports`,
  comment: `${room} may import ${allowed.length === 0 ? 'nothing else of the house' : allowed.join(', ')}.`,
  severity: 'error',
  from: { path: `^${room}/`, pathNot: SPECS },
  to: { path: HOUSE, pathNot: inside([room, ...allowed]) },
});

/** @returns {import('dependency-cruiser').IForbiddenRuleType[]} */
const floorRules = ([room, floors]) =>
  floors.flatMap((folders, floor) =>
    folders.map((folder) => {
      const above = floors
        .slice(floor)
        .flat()
        .filter((other) => other !== folder);
      return {
        name: `${room.replace('/', '-')}-floors`,
        comment: `${room}/${folder} imports nothing from ${above.join(', ')}.`,
        severity: 'error',
        from: { path: `^${room}/${folder}/`, pathNot: SPECS },
        to: { path: inside(above.map((other) => `${room}/${other}`)) },
      };
    }),
  );

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...Object.entries(ROOMS).map(roomRule),
    ...Object.entries(FLOORS).flatMap(floorRules),
    {
      name: 'pure-rooms-stay-pure',
      comment: 'What is decided depends on nothing but its input: no npm package, no Node module, no room with I/O.',
      severity: 'error',
      from: { path: `^libs/(kernel|law|access|${DECIDERS.join('|')})/`, pathNot: SPECS },
      to: { couldNotResolve: false, pathNot: `^libs/(kernel|law|access|${DECIDERS.join('|')})/` },
    },
    {
      name: 'chapters-never-import-each-other',
      comment: 'A chapter of the law is read alone; what crosses chapters stands in libs/person/person.ts.',
      severity: 'error',
      from: { path: '^libs/person/([^/]+)/', pathNot: SPECS },
      to: { path: '^libs/person/[^/]+/', pathNot: '^libs/person/$1/' },
    },
    {
      name: 'deciders-as-types-only',
      comment: 'Contracts and views know the shapes of a decision; to decide is not their business.',
      severity: 'error',
      from: { path: '^libs/(contracts|views)/', pathNot: SPECS },
      to: { path: `^libs/(${DECIDERS.join('|')})/`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'messages-without-zod',
      comment: 'messages.ts is bundled into every workflow, and zod would be set up anew in each cached one.',
      severity: 'error',
      from: { path: '^libs/contracts/messages[.]ts$' },
      to: { path: 'node_modules/zod/', reachable: true },
    },
    {
      name: 'workflows-know-activities-by-type',
      comment: 'A workflow runs activities by proxy; their code belongs to the worker.',
      severity: 'error',
      from: { path: '^workflows/', pathNot: SPECS },
      to: { path: '^activities/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'workflows-are-deterministic',
      comment: 'A workflow is replayed for decades: of all packages only the workflow side of the SDK.',
      severity: 'error',
      from: { path: '^workflows/', pathNot: SPECS },
      to: { pathNot: '^(workflows|activities|libs)/|node_modules/@temporalio/(workflow|common)/' },
    },
    {
      name: 'apps-stand-alone',
      comment: 'An app is a composition root: nobody imports it, least of all another app. (test/ may start it.)',
      severity: 'error',
      from: { path: '^(libs|workflows|activities|apps/([^/]+))/', pathNot: SPECS },
      to: { path: '^apps/', pathNot: '^apps/$2/' },
    },
    {
      name: 'testing-in-tests-only',
      comment: 'Builders and given/when/then are for specs; the product must not lean on them.',
      severity: 'error',
      from: { path: '^(libs|workflows|activities|apps)/', pathNot: `${SPECS}|^libs/testing/` },
      to: { path: '^(libs/testing|test)/' },
    },
    {
      name: 'embedded-needs-node-only',
      comment: 'The servers start before anything is built and, for the installer, before anything is installed.',
      severity: 'error',
      from: { path: '^libs/platform/embedded/', pathNot: SPECS },
      to: { dependencyTypesNot: ['core'], pathNot: '^libs/platform/embedded/' },
    },
    {
      name: 'installer-needs-node-only',
      comment: 'install.mjs runs when node_modules does not exist yet.',
      severity: 'error',
      from: { path: '^apps/start/install[.]mjs$' },
      to: { dependencyTypesNot: ['core'] },
    },
    {
      name: 'no-circles',
      comment: 'Of two files that import each other neither can be understood first.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'imports-resolve',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'packages-are-declared',
      comment: 'A package that is there by luck (of another package) is gone with the next update.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: false, dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'] },
    },
    {
      name: 'no-development-package-in-the-product',
      comment: 'Production installs without development packages.',
      severity: 'error',
      from: {
        path: '^(libs|workflows|activities|apps/(api|worker|cli))/',
        pathNot: `${SPECS}|^libs/testing/`,
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|test/bench/others)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
