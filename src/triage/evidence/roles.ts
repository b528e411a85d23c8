/** What a key's value says about an error. */
export type Role = 'code' | 'description' | 'status';

const KEYS: Readonly<Record<Role, string>> = {
  code: 'error code err errorcode errcode errortype errorname oauth2error key reason issuecode exceptioncode faultcode result evt event',
  description:
    'errordescription description desc message msg errormessage errmsg detail details text diagnostics display hint title m exception cause statusmessage errorsummary summary body data payload fault info statustext value response error_msg b answer reply errordetail',
  status: 'status statuscode httpstatus http httpcode s httpstatuscode responsecode responsestatus',
};

const ROLES: ReadonlyMap<string, Role> = new Map(
  (['code', 'description', 'status'] as const).flatMap((role) =>
    KEYS[role].split(' ').map((key) => [key, role] as const),
  ),
);

/** The role of a key in any notation (`error_description`, `errorDescription`, `Error-Description`). */
export function roleOf(key: string): Role | undefined {
  return ROLES.get(key.toLowerCase().replace(/[_.-]/g, '').replace(/0/g, 'o').replace(/1/g, 'l'));
}
