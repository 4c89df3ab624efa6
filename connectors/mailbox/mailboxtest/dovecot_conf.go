package mailboxtest

// dovecotConf is a Dovecot 2.3 that needs no rights and touches nothing outside
// its folder.
const dovecotConf = `base_dir = DIR/run
state_dir = DIR/run
log_path = DIR/dovecot.log
protocols = imap
listen = 127.0.0.1
default_internal_user = USER
default_internal_group = GROUP
default_login_user = USER
first_valid_uid = 1
mail_uid = USER
mail_gid = GROUP
mail_location = maildir:DIR/mail/%u
mail_max_userip_connections = 15
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u DIR/users
}
userdb {
  driver = static
  args = uid=USER gid=GROUP home=DIR/home/%u
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Sent {
    special_use = \Sent
    auto = subscribe
  }
}
service imap-login {
  chroot =
  inet_listener imap {
    port = PORT
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
`

// tokenAuth takes the place of the line of mechanisms.
const tokenAuth = `auth_mechanisms = plain login MECHS
passdb {
  driver = oauth2
  mechanisms = MECHS
  args = DIR/oauth2.conf.ext
}
`

// oauth2Conf asks a Tokens about every access token.
const oauth2Conf = `tokeninfo_url = URL/tokeninfo?access_token=
introspection_mode = auth
introspection_url = URL/introspect?access_token=
username_attribute = email
active_attribute = active
active_value = true
`
