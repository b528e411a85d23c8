import { isName } from '../../grammar/names.ts';
import { oneOf } from '../../grammar/oneOf.ts';
import { isChosenPassword } from '../../grammar/randomLooking.ts';
import { findPatterns, type Rule, type WordedPattern, wordsOf } from '../../rule.ts';

/** What a patient or a name is called, in scripts without capitals and in scripts with them. */
const CASELESS =
  '患者 病人 姓名 氏名 환자 성명 이름 مريض مراجع מטופל חולה שם الاسم रोगी मरीज ผู้ป่วย คนไข้ রোগী நோயாளி'.split(
    ' ',
  );
const CASED = [
  ...'больной больная пациент пацієнт пациєнт пацыент ф.и.о фио піб пиб ασθεν հիվանդ პაციენტ'.split(' '),
  'bệnh nhân',
  'hasta:',
  'hasta adı',
  'họ tên',
  'họ và tên',
];

const BORN = [
  ...'出生日期 生年月日 생년월일 जन्मतिथि วันเกิด'.split(' '),
  'дата рождения',
  'дата народження',
  'תאריך לידה',
  'تاريخ الميلاد',
  'ημερομηνία γέννησης',
  'ngày sinh',
  'doğum tarihi',
];

/** What numbers of a person, telephones and addresses are called. */
const NUMBERS = [
  ...'αμκα снилс полис инн рнокпп 病历号 病歴番号 カルテ番号 身份证 身份證 주민등록번호 차트번호 등록번호'.split(
    ' ',
  ),
  'номер карты',
  'rodné číslo',
  'мед. карта',
  'מספר זהות',
  'תעודת זהות',
  'ת.ז',
  'رقم الملف',
  'رقم الهوية',
];
/** What a password is called, which Latin letters with marks may spell too. */
const PASSWORDS = [
  ...'пароль 密码 密碼 口令 パスワード 비밀번호 암호 סיסמה סיסמא κωδικός รหัสผ่าน पासवर्ड şifre'.split(' '),
  ...'lösenord jelszó heslo passord salasana adgangskode lozinka'.split(' '),
  'كلمة المرور',
  'كلمة السر',
  'mật khẩu',
];
const PHONES = 'телефон тел. τηλέφωνο τηλ 电话 電話 手机 携帯 전화 휴대폰 טלפון نال هاتف جوال โทร'.split(' ');
const ADDRESSES = 'адрес адреса διεύθυνση 地址 住所 주소 כתובת العنوان ที่อยู่'.split(' ');

const EAST = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}々ー・]`;
const LABEL_ENDS = String.raw`[\p{L}\p{M}]{0,6}(?: [\p{L}\p{M}]{1,6}){0,2}[ \t]{0,2}[:：=][ \t\u3000]{0,2}["'「]?`;
/** A name without capitals ends by its usual length: a family name of two signs has a given name behind a blank. */
const RUN = oneOf(
  String.raw`${EAST}{1,2}[ \u3000]${EAST}{1,4}(?!\p{L})|${EAST}{2,10}`,
  String.raw`\p{sc=Hangul}{1,2} \p{sc=Hangul}{1,3}(?!\p{L})|\p{sc=Hangul}{2,5}`,
  String.raw`(?![\p{sc=Latin}\p{sc=Han}\p{sc=Hangul}])[\p{L}\p{M}'-]{2,24}(?: (?!\p{sc=Latin})[\p{L}\p{M}'-]{2,24})?`,
);
const WORD = String.raw`\p{Lu}[\p{L}\p{M}'’-]{1,24}`;

/** `[Пп][Аа]…`: a flag for it would let small letters begin a name. */
const anyCase = (word: string): string =>
  [...word]
    .map((sign) => (/\p{Ll}/u.test(sign) ? `[${sign}${sign.toUpperCase()}]` : sign.replace('.', '\\.')))
    .join('');

const literal = (word: string): string => word.replace('.', '\\.');

const PATTERNS: readonly WordedPattern[] = [
  {
    kind: 'person-name',
    pattern: new RegExp(`${oneOf(...CASELESS)}${LABEL_ENDS}(${RUN})`, 'gu'),
    words: CASELESS,
  },
  {
    kind: 'birth-date',
    pattern: new RegExp(
      String.raw`${oneOf(...BORN)}[\s:：=]{0,3}(\d{1,4}[./年-] ?\d{1,2}[./月-] ?\d{1,4})`,
      'giu',
    ),
    words: BORN,
  },
  {
    kind: 'record-number',
    pattern: new RegExp(
      String.raw`${oneOf(...NUMBERS.map(literal))}[\p{L}]{0,4}[\s.:：=№#"']{0,4}([A-ZА-Я]{0,3}\d[\d -]{3,20}\d)`,
      'giu',
    ),
    words: NUMBERS,
  },
  {
    kind: 'phone-number',
    pattern: new RegExp(
      String.raw`${oneOf(...PHONES.map(literal))}[\p{L}]{0,4}[\s:：=№"']{0,4}([+(]?\d[\d ().-]{5,20}\d)`,
      'giu',
    ),
    words: PHONES,
  },
  {
    kind: 'postal-address',
    pattern: new RegExp(
      String.raw`${oneOf(...ADDRESSES.map(literal))}[ \t]{0,2}[:：=][ \t]{0,2}([^\n"'{}<>]{4,80}?)(?=[;؛。\n"']|$)`,
      'giu',
    ),
    words: ADDRESSES,
  },
  {
    kind: 'password-value',
    pattern: new RegExp(
      String.raw`${oneOf(...PASSWORDS)}[\p{L}]{0,3}(?: (?:je|är|er|on|is|là))?[\s:：=]{1,3}["'「]?([^\s"'<>」،,;]{5,64})`,
      'giu',
    ),
    words: PASSWORDS,
    check: (value) => isChosenPassword(value.replace(/[!.?]+$/, '')),
  },
  {
    kind: 'person-name',
    pattern: new RegExp(
      String.raw`${oneOf(...CASED.map(anyCase))}\.?\p{Ll}{0,4}(?: \p{Ll}{1,10})?[ \t]{0,2}[:=]?[ \t]{0,2}(${WORD}(?: ${WORD}){0,3})`,
      'gu',
    ),
    words: CASED,
    check: (value) => /^\p{Lu}\p{Ll}/u.test(value) && isName(value.split(' ')[0] ?? ''),
  },
];

/** Names, birth dates, numbers and addresses behind a label in a script that is not Latin, or in letters that no key can spell. */
export const labelsInOtherScripts: Rule = {
  words: [wordsOf(PATTERNS)],
  find: findPatterns(PATTERNS),
  yes: {
    '患者姓名: 陈美玲 同步失败': '陈美玲',
    '환자명: 박지훈 조회시': '박지훈',
    'רופא: לא, שם המטופל: דוד לוי': 'דוד לוי',
    'Пациент: Ольга Лебедева, ошибка': 'Ольга Лебедева',
    'Ο ασθενής Νίκος Παππάς λέει': 'Νίκος Παππάς',
    'Hasta: Ayşe Yıldırım': 'Ayşe Yıldırım',
    '密码：Zx81kQp20! 用户名：svc': 'Zx81kQp20!',
    'heslo je Zx81kQp20': 'Zx81kQp20',
    'дата рождения 12.03.1958': '12.03.1958',
    'СНИЛС 112-233-445 95, тел. 495 123-45-67': '112-233-445 95 … 495 123-45-67',
    '住所: 東京都港区1-2-3': '東京都港区1-2-3',
    'Bệnh nhân Nguyễn Thị Hương': 'Nguyễn Thị Hương',
  },
  no: [
    'пациент не найден',
    'Пациент FHIR',
    '患者が見つかりません',
    '患者: 401',
    'телефон не отвечает',
    'адрес 10.0.4.21',
    'пароль не подходит',
    '密码错误 code401',
    '姓名: FHIR Sync',
  ],
};
