import { hasDigit } from '../../grammar/found.ts';
import { isPlaceholder } from '../../grammar/notValues.ts';
import { oneOf } from '../../grammar/oneOf.ts';
import { isPasswordLike, isTokenLike } from '../../grammar/randomLooking.ts';
import { findPatterns, type Pattern, type Rule } from '../../rule.ts';

/** An argument of a shell, bare or in quotes. */
const ARGUMENT = String.raw`(?:"([^"\n]{3,400})|'([^'\n]{3,400})|([^\s"'<>|;-][^\s"'<>|;]{2,400}))`;

const COMMANDS = [
  'mysql mariadb sshpass mongo cypher-shell psexec redis-cli sqlcmd isql ldap openssl plink',
  'pscp psftp secretsmanager put-parameter mosquitto ssh-keygen lftp schtasks',
]
  .flatMap((row) => row.split(' '))
  .concat(' login -', 'secret set', '7z ', 'zip -', 'bcp ');

/** The flags that hold a secret, each behind the command that gives it this meaning. */
const FLAG = new RegExp(
  [
    oneOf(
      String.raw`\b(?:mysql\w{0,6}|mariadb|sshpass|7z|(?:un)?zip|mongo\w{0,7}|cypher-shell|psexec|(?:az|docker|podman|oc|helm registry) login)\b.{0,200}\s-p`,
      String.raw`\bredis-cli\b.{0,200}\s-a`,
      String.raw`\b(?:sqlcmd|bcp|isql|mosquitto_\w{3}|unzip|zip)\b.{0,200}\s-P`,
      String.raw`\bssh-keygen\b.{0,200}\s-[PN]`,
      String.raw`\blftp\b.{0,80}\s-u \w{1,40},`,
      String.raw`\bschtasks\b.{0,200}\s/rp`,
      String.raw`\bldap\w{3,7}\b.{0,200}\s-[ws]`,
      String.raw`\bopenssl\b.{0,200}\s-k`,
      String.raw`\b(?:plink|pscp|psftp)\b.{0,200}\s-pw`,
      String.raw`\bsecret set\b.{0,200}\s(?:--value|--body|-b)`,
      String.raw`\bput-parameter\b.{0,200}\bSecureString\b.{0,200}\s--value`,
      String.raw`\bsecretsmanager\b.{0,200}\s--secret-string`,
    ),
    `[ =]?["']?$`,
  ].join(''),
);

/** What stands before a secret that is a command's argument by its place. */
const PLACED = oneOf(
  '(?:^|> ?)AUTH(?: default| [a-z_]{2,20})?',
  String.raw`\brabbitmqctl (?:add_user|change_password) \S{1,60}`,
  String.raw`\bhtpasswd -\w{0,4}b\w{0,4} \S{1,100} \S{1,60}`,
  String.raw`\b(?:vault login|rclone obscure|ansible-vault encrypt_string|snyk auth|wpa_passphrase \S{1,40})`,
  String.raw`\bmysqladmin .{0,80}\bpassword`,
  String.raw`\bnet user \S{1,60}`,
  String.raw`\bsmbclient .{0,100}-U \w{1,40}%`,
  '^PASS',
);

const PLACES =
  '> auth ,>auth ,\nauth ,rabbitmqctl,htpasswd -,vault,rclone,snyk,wpa_pass,mysqladmin,net user,smbclient,\npass '.split(
    ',',
  );
const PLACE =
  /\b(?:AUTH|PASS|rabbitmqctl|htpasswd|vault|rclone|snyk|wpa_passphrase|mysqladmin|net user|smbclient)\b/;

/** Who reads a secret from a pipe. */
const READER = oneOf('secrets?|--password-stdin|sudo -S|vault|passwd|login|gpg|openssl|base64');

const PATTERNS: readonly Pattern[] = [
  {
    kind: 'password-value',
    pattern: new RegExp(
      String.raw`\s(?:-p|-a|-P|-N|-w|-s|-k|-pw|-b|-u \w{1,40},|/rp|--body|--value|--secret-string)(?:[ =]|(?=[^\s-]))${ARGUMENT}`,
      'g',
    ),
    words: COMMANDS,
    check: (value, { before }) =>
      FLAG.test(before.slice(before.lastIndexOf('\n') + 1)) && !/^\d{1,5}$/.test(value),
  },
  {
    kind: 'password-value',
    pattern: new RegExp(`${PLACED}[ \\t]{0,2}${ARGUMENT}`, 'gm'),
    words: PLACES,
    sign: PLACE,
    check: (value) => isPasswordLike(value) || isTokenLike(value, 8),
  },
  {
    kind: 'password-value',
    pattern: new RegExp(
      String.raw`\bIDENTIFIED (?:WITH ["'\w]{1,40} )?(?:BY|AS) (?:VALUES )?(?:PASSWORD )?${ARGUMENT}`,
      'gi',
    ),
    words: ['identified '],
    check: (value, { before }) =>
      /["']$/.test(before) || (isPasswordLike(value) && /create|alter|grant/i.test(before)),
  },
  {
    kind: 'password-value',
    pattern: new RegExp(
      String.raw`\b(?:echo|printf|Write-Output)(?: -\w{1,3})? ${ARGUMENT}(?=["']? ?\| ?[^|\n]{0,60}?${READER}\b)`,
      'g',
    ),
    words: ['echo ', 'printf ', 'write-output '],
    check: hasDigit,
  },
  {
    kind: 'password-value',
    pattern: /\bnet use\b[^|;]{0,120}? (?!\/)([^\s:\\/]{4,64})(?= \/user:)/gi,
    words: ['net use'],
  },
  {
    kind: 'password-value',
    pattern:
      /\s-(?:src|dest|new)?(?:store|key)pass(?:wd)?[ =](?:'([^'\n]{1,100})|"([^"\n]{1,100})|([^\s'"]{4,100}))/g,
    words: ['storepass', 'keypass'],
  },
  { kind: 'password-value', pattern: /\bWIFI:[^\n]{0,120}?;P:([^;\n]{4,100})/g, words: ['wifi:'] },
  {
    kind: 'cloud-key',
    pattern: /\bA(?:KIA|SIA)[A-Z0-9]{16}[^A-Za-z0-9\n]{1,16}([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+])/g,
    words: ['akia', 'asia'],
  },
];

/** Secrets that are arguments of commands: flags and places of shells, SQL and consoles, and what is piped to who asks for a secret. */
export const commandSecrets: Rule = {
  find: findPatterns(
    PATTERNS.map((pattern) => ({
      ...pattern,
      check: (value, around) => !isPlaceholder(value) && pattern.check?.(value, around) !== false,
    })),
  ),
  yes: {
    'az login -u loader -p Zx81kQp20': 'Zx81kQp20',
    "sshpass -p 'Zx81 kQp' ssh a.example": 'Zx81 kQp',
    'az keyvault secret set --name ecw --value Zx81kQp20': 'Zx81kQp20',
    "keytool -list -storepass 'Zx81 kQp'": 'Zx81 kQp',
    '6379> AUTH Zx81kQp20': 'Zx81kQp20',
    "CREATE USER 'etl' IDENTIFIED BY 'Zx81$kQp'": 'Zx81$kQp',
    "printf 'Zx81kQp20' | gcloud secrets create ecw --data-file=-": 'Zx81kQp20',
    'echo eyJwYXNzIjoiWng4MWtRcDIwIn0= | base64 -d': 'eyJwYXNzIjoiWng4MWtRcDIwIn0=',
    'echo eyJtcm4iOiI4ODEyMCJ9 | base64 -d': 'eyJtcm4iOiI4ODEyMCJ9',
    'WIFI:T:WPA;S:guest;P:Zx81kQp20;;': 'Zx81kQp20',
  },
  no: [
    'docker run -p 8080:80 web',
    'docker login -p $PASSWORD a.example',
    'redis-cli -h cache -p 6380 PING',
    'AUTH LOGIN is off',
    'rows are identified by row_id2',
    'echo "done 2026" | tee out.log',
    'aws ssm put-parameter --type String --value Zx81kQp20',
  ],
};
