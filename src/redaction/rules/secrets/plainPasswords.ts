import { matchesIn } from '../../../text/matchesIn.ts';
import { isPlaceholder, isProse } from '../../grammar/notValues.ts';
import { oneOf } from '../../grammar/oneOf.ts';
import { type Detection, findPatterns, type Rule, type WordedPattern, wordsOf } from '../../rule.ts';
import type { Source } from '../../source.ts';

const PASSWORD = oneOf(
  'pw|pwd|pass|passwords?|passcode|passphrase|contraseña|contrasena|clave|senha|mot de passe|mdp|kennwort|passwort|parola',
);
const WORDS = ['pw', 'pass', 'contras', 'clave', 'senha', 'mot de passe', 'mdp', 'kennwort', 'parola'];
/** How people tell that a plain word is written as it stands. */
const SPELT = oneOf(
  'all (?:lower|small|caps|one word)|lower ?case|(?:in|no) (?:caps|capitals|lowercase|uppercase)|no spaces?|one word|no symbols?',
  'todo (?:en )?(?:min|may)|sin (?:espacios|mayúsculas)|en minúsculas|tout (?:en )?(?:min|maj)|sans (?:espaces?|majuscules?)',
  'tudo (?:em )?min|sem espaços?|alles klein|kleingeschrieben|walang (?:space|caps)',
);

/** What somebody is asked who forgot the password. */
const QUESTION = oneOf(
  '(?:security|secret) (?:question|answer)s?|preguntas? (?:secreta|de seguridad)|respuesta secreta',
  'questions? (?:secrète|secrete|de sécurité)|réponse secrète|pergunta (?:secreta|de segurança)|sicherheitsfrage',
);

/** Where a text speaks of logging in. */
const TELLS =
  /pass|\bpw|typo|log ?in|sign ?in|clave|contras|senha|\bmdp\b|creds?\b|credential|secret|usuario|identifiant|kennwort/i;
/** One of these is in whatever tells so. */
const TELLING =
  'pass|pw|typo|login|log in|signin|sign in|clave|contras|senha|mdp|cred|secret|usuario|identifiant|kennwort'.split(
    '|',
  );
/** Letters and a digit; no version, address or file. */
const isChanged = (value: string): boolean =>
  /\d/.test(value) && !/^(?:v?\d|https?)|[/@\\]|\d\.\d|\.\w{2,4}$|^[A-Z\d_-]+$/.test(value);
const AROUND = 160;

const CORRECTION = new RegExp(
  [
    String.raw`\b(?:not|no es|no era|pas|isn't|wasn't|statt|instead of) ["'“]?(([A-Za-z]{3,4})[^\s"'“”,;<>\uFFFC]{3,40})`,
    `["'”]?,? ?(?:but|it'?s|sino|es|mais|c'est|sondern|ahora|now|should be|debe ser)`,
    `(?: (?:es|it'?s|now))? ["'“]?`,
    String.raw`(\2[^\s"'“”,;<>\uFFFC]{2,40}[^\s"'“”,;<>.!?\uFFFC])`,
  ].join(''),
  'dg',
);
const NEGATIONS = ['not ', 'no e', 'pas ', "n't ", 'statt ', 'instead of'];

const ANSWER = String.raw`([A-Za-zÀ-ɏ][\wÀ-ɏ'’-]{1,24}(?: (?:de |del |la |du )?[\dA-ZÀ-Þ][\wÀ-ɏ'’-]{0,24}){0,2})`;
const ASKED = [
  'security question',
  'security answer',
  'secret question',
  'secret answer',
  'pregunta',
  'respuesta secreta',
  'question secr',
  'question de s',
  'réponse secr',
  'pergunta',
  'sicherheitsfrage',
];
const isAnswer = (value: string): boolean =>
  !isProse(value) && !isPlaceholder(value) && !/^(?:answer|respuesta|what|which)/i.test(value);

const PATTERNS: readonly WordedPattern[] = [
  {
    kind: 'password-value',
    pattern: new RegExp(
      String.raw`\b${PASSWORD}(?: (?:is|es|est|e|é|for \w{2,16} is|nya|is just|=|:)|:|=)+ ["'“]?([A-Za-zÀ-ɏ]{4,24})(?=["'”]?,? (?:\()?(?:it's )?${SPELT})`,
      'gi',
    ),
    words: WORDS,
    check: (value) => !isProse(value) && !isPlaceholder(value),
  },
  {
    kind: 'password-value',
    pattern: new RegExp(
      String.raw`\b${QUESTION}[^\n]{0,80}?\b(?:answers?|respuesta|réponse|resposta|antwort)(?: (?:is|es|est|é|ist))? ?[:=-]? ?(?!is |was )${ANSWER}`,
      'gi',
    ),
    words: ASKED,
    check: isAnswer,
  },
  {
    kind: 'password-value',
    pattern: new RegExp(
      String.raw`\b${QUESTION}(?: ?\([^()\n]{0,60}\))? ?[:=] {0,2}(?![^\n]{0,80}\?)${ANSWER}`,
      'gi',
    ),
    words: ASKED,
    check: isAnswer,
  },
  // Words and a number, joined: what stands right behind `is`.
  {
    kind: 'password-value',
    pattern: new RegExp(
      String.raw`\b${PASSWORD}(?: [\wÀ-ɏ'-]{1,20}){0,5} (?:is|es|est|é|lautet|ist) ["'“]?([a-z]{3,16}(?:[._-][a-z]{3,16}){1,3}[._-]?\d{2,6})(?![\w.-]*[\w-])`,
      'gi',
    ),
    words: WORDS,
  },
];

const plain = findPatterns(PATTERNS);

/** `not Quartz2025, its Quartz2026`: both are told, since the old one is often a step from the next. */
function corrections({ text, has }: Source): Detection[] {
  if (!has(NEGATIONS)) return [];
  return [...matchesIn(text, CORRECTION)].flatMap((match): Detection[] => {
    const { 0: whole, 1: wrong = '', index } = match;
    const around = text.slice(Math.max(0, index - AROUND), index + whole.length + AROUND);
    if (!TELLS.test(around)) return [];
    return [match.indices?.[1], match.indices?.[3]].flatMap((at): Detection[] =>
      at !== undefined && isChanged(wrong) ? [{ kind: 'password-value', start: at[0], end: at[1] }] : [],
    );
  });
}

/** Passwords that are plain words, told as such; corrected ones; and what somebody answers who forgot theirs. */
export const plainPasswords: Rule = {
  words: [[...wordsOf(PATTERNS), ...TELLING]],
  find: (source) => [...plain(source), ...corrections(source)],
  yes: {
    'for the shared excel the pw is marzipan all lower. file is there': 'marzipan',
    'la clave es canela, todo en minúsculas': 'canela',
    'a senha do banco de homologação é caju.manga.1907 e dá erro': 'caju.manga.1907',
    'le mdp est brioche, sans majuscules': 'brioche',
    'nope typo!! not Quartz2025, its Quartz2026. the year changed': 'Quartz2025 … Quartz2026',
    'login: not "Amber77x", but "Amber78x"': 'Amber77x … Amber78x',
    '• Pregunta secreta (primera mascota): Canela': 'Canela',
    'security question: first street? answer: Gooseberry Hollow': 'Gooseberry Hollow',
    'Question secrète (ville) : Annecy': 'Annecy',
  },
  no: [
    'the password is wrong, all lower case letters fail',
    'the pw is expired one word of it',
    'we run not Java11, but Java17',
    'login needs not TLSv1.1, but TLSv1.2',
    'security question: what is your pet?',
    'security questions: none set',
    'pregunta de seguridad: ¿es obligatoria?',
    'the question: Why',
    'the password for db is in vault.prod',
    'the password is on host-a.example.2024x',
  ],
};
