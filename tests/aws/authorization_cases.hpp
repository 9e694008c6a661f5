// Documents, and what is decided by them: the cases of tests/aws/authorization.cpp.
#pragma once

#include <map>
#include <string>

namespace tests {

// Documents by name. A statement without a Sid is called after its document.
inline const std::map<std::string, std::string> documents{
    {"all", R"("Effect":"Allow","Action":"*","Resource":"*")"},
    {"rds", R"("Effect":"Allow","Action":"rds:*","Resource":"*")"},
    {"read", R"("Effect":"Allow","Action":["rds:Describe*","secretsmanager:GetSecretValue"],"Resource":"*")"},
    {"letter", R"("Effect":"Allow","Action":"rds:?eleteDBCluster","Resource":"*")"},
    {"case", R"("Effect":"Allow","Action":"RDS:deletedbcluster","Resource":"*")"},
    {"but-iam", R"("Effect":"Allow","NotAction":"iam:*","Resource":"*")"},
    {"no-delete", R"("Effect":"Deny","Action":"rds:Delete*","Resource":"*")"},
    {"only-read", R"("Effect":"Deny","NotAction":"rds:Describe*","Resource":"*")"},
    {"orders", R"("Effect":"Allow","Action":"rds:*","Resource":"arn:aws:rds:*:*:cluster:orders")"},
    {"teams", R"("Effect":"Allow","Action":"rds:*","Resource":"arn:aws:rds:*:*:cluster:team-?")"},
    {"but-orders", R"("Effect":"Allow","Action":"rds:*","NotResource":"arn:aws:rds:*:*:cluster:orders")"},
    {"own", R"("Effect":"Allow","Action":"rds:*","Resource":"arn:aws:rds:*:*:cluster:${aws:username}-*")"},
    {"star", R"("Effect":"Allow","Action":"rds:*","Resource":"arn:aws:rds:*:*:cluster:a${*}b")"},
    {"else",
     R"("Effect":"Allow","Action":"rds:*","Resource":"arn:aws:rds:*:*:cluster:${aws:PrincipalTag/team, 'none'}")"},
    {"managed",
     R"("Effect":"Deny","Action":"rds:*DBCluster","Resource":"*","Condition":{"Bool":{"rds:ManageMasterUserPassword":false}})"},
    {"eu",
     R"("Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:RequestedRegion":["eu-west-1","eu-north-1"]}})"},
    {"not-eu",
     R"("Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringNotEquals":{"aws:RequestedRegion":["eu-west-1","eu-north-1"]}})"},
    {"nocase",
     R"("Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEqualsIgnoreCase":{"aws:UserAgent":"CLI"}})"},
    {"not-nocase",
     R"("Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringNotEqualsIgnoreCase":{"aws:UserAgent":"CLI"}})"},
    {"like", R"("Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringLike":{"aws:UserAgent":"cli/?.*"}})"},
    {"unlike",
     R"("Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringNotLike":{"aws:UserAgent":"cli/*"}})"},
    {"if-like",
     R"("Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringLikeIfExists":{"aws:UserAgent":"cli/*"}})"},
    {"seven",
     R"("Effect":"Allow","Action":"*","Resource":"*","Condition":{"NumericEquals":{"secretsmanager:RecoveryWindowInDays":7}})"},
    {"not-seven",
     R"("Effect":"Allow","Action":"*","Resource":"*","Condition":{"NumericNotEquals":{"secretsmanager:RecoveryWindowInDays":"7"}})"},
    {"under",
     R"("Effect":"Allow","Action":"*","Resource":"*","Condition":{"NumericLessThan":{"secretsmanager:RecoveryWindowInDays":"14"}})"},
    {"at-most",
     R"("Effect":"Allow","Action":"*","Resource":"*","Condition":{"NumericLessThanEquals":{"secretsmanager:RecoveryWindowInDays":"14"}})"},
    {"over",
     R"("Effect":"Allow","Action":"*","Resource":"*","Condition":{"NumericGreaterThan":{"secretsmanager:RecoveryWindowInDays":"14"}})"},
    {"at-least",
     R"("Effect":"Allow","Action":"*","Resource":"*","Condition":{"NumericGreaterThanEquals":{"secretsmanager:RecoveryWindowInDays":"14"}})"},
    {"freeze",
     R"("Effect":"Deny","Action":"*","Resource":"*","Condition":{"DateGreaterThan":{"aws:CurrentTime":"2026-01-05T00:00:00Z"},"DateLessThan":{"aws:CurrentTime":"2026-01-10"}})"},
    {"until",
     R"("Effect":"Allow","Action":"*","Resource":"*","Condition":{"DateLessThanEquals":{"aws:EpochTime":"1767571200"}})"},
    {"from",
     R"("Effect":"Allow","Action":"*","Resource":"*","Condition":{"DateGreaterThanEquals":{"aws:CurrentTime":"2026-01-05T00:00:00Z"}})"},
    {"moment",
     R"("Effect":"Allow","Action":"*","Resource":"*","Condition":{"DateEquals":{"aws:CurrentTime":"2026-01-05T00:00:00Z"}})"},
    {"not-moment",
     R"("Effect":"Allow","Action":"*","Resource":"*","Condition":{"DateNotEquals":{"aws:CurrentTime":"2026-01-05T00:00:00Z"}})"},
    {"mfa",
     R"("Effect":"Deny","Action":"*","Resource":"*","Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}})"},
    {"strict-mfa",
     R"("Effect":"Deny","Action":"*","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"false"}})"},
    {"office",
     R"("Effect":"Allow","Action":"*","Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":["203.0.113.0/24","2001:db8::/32"]}})"},
    {"outside",
     R"("Effect":"Deny","Action":"*","Resource":"*","Condition":{"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}})"},
    {"one-address",
     R"("Effect":"Allow","Action":"*","Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"203.0.113.7"}})"},
    {"arn",
     R"("Effect":"Allow","Action":"*","Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:aws:iam::*:user/a*"}})"},
    {"arn-equals",
     R"("Effect":"Allow","Action":"*","Resource":"*","Condition":{"ArnEquals":{"aws:PrincipalArn":"arn:aws:iam::123456789012:user/ada"}})"},
    {"not-arn",
     R"("Effect":"Allow","Action":"*","Resource":"*","Condition":{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::*:role/*"}})"},
    {"arn-parts",
     R"("Effect":"Allow","Action":"*","Resource":"*","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:*:user/ada"}})"},
    {"absent", R"("Effect":"Allow","Action":"*","Resource":"*","Condition":{"Null":{"aws:SourceVpce":"true"}})"},
    {"present", R"("Effect":"Allow","Action":"*","Resource":"*","Condition":{"Null":{"aws:SourceVpce":"false"}})"},
    {"both",
     R"("Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:RequestedRegion":"eu-west-1","aws:PrincipalTag/team":"web"}})"},
    {"tagged",
     R"("Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"secretsmanager:ResourceTag/team":"${aws:PrincipalTag/team}"}})"},
    // Of resources.
    {"to-ada",
     R"("Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:user/ada"},"Action":"*","Resource":"*")"},
    {"to-app",
     R"("Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:role/app"},"Action":"*","Resource":"*")"},
    {"to-account",
     R"("Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"*","Resource":"*")"},
    {"to-number", R"("Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"*","Resource":"*")"},
    {"to-partner",
     R"("Effect":"Allow","Principal":{"AWS":["arn:aws:iam::999999999999:root"]},"Action":"*","Resource":"*")"},
    {"to-all", R"("Effect":"Allow","Principal":"*","Action":"*","Resource":"*")"},
    {"to-none", R"("Effect":"Deny","Principal":"*","Action":"*","Resource":"*")"},
    {"not-ada",
     R"("Effect":"Deny","Principal":{"AWS":"arn:aws:iam::123456789012:user/ada"},"Action":"kms:Decrypt","Resource":"*")"},
    {"not-account", R"("Effect":"Deny","Principal":{"AWS":"123456789012"},"Action":"*","Resource":"*")"},
    {"via",
     R"("Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*","Condition":{"StringEquals":{"kms:ViaService":"secretsmanager.eu-west-1.amazonaws.com","kms:CallerAccount":"123456789012"}})"},
};

// A row: identity, boundary and service control policies; the resource's guard and policies; who asks; the action; the
// resource; condition keys; and the decision: allowed, implicitDeny or explicitDeny, by which policies, which document.
inline constexpr const char* rows = R"(
-                 | -     | -      | -                 | ada     | rds:DeleteDBCluster | orders | -                                 | implicitDeny identity
all               | -     | -      | -                 | ada     | rds:DeleteDBCluster | orders | -                                 | allowed identity all
read              | -     | -      | -                 | ada     | rds:DeleteDBCluster | orders | -                                 | implicitDeny identity
read              | -     | -      | -                 | ada     | rds:DescribeDBClusters | *   | -                                 | allowed identity read
read rds          | -     | -      | -                 | ada     | rds:DeleteDBCluster | orders | -                                 | allowed identity rds
letter            | -     | -      | -                 | ada     | rds:DeleteDBCluster | orders | -                                 | allowed identity letter
case              | -     | -      | -                 | ada     | rds:DeleteDBCluster | orders | -                                 | allowed identity case
but-iam           | -     | -      | -                 | ada     | rds:DeleteDBCluster | orders | -                                 | allowed identity but-iam
but-iam           | -     | -      | -                 | ada     | iam:PutUserPolicy   | *      | -                                 | implicitDeny identity
all no-delete     | -     | -      | -                 | ada     | rds:DeleteDBCluster | orders | -                                 | explicitDeny identity no-delete
no-delete all     | -     | -      | -                 | ada     | rds:DeleteDBCluster | orders | -                                 | explicitDeny identity no-delete
all no-delete     | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | -                                 | allowed identity all
all only-read     | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | -                                 | explicitDeny identity only-read
all only-read     | -     | -      | -                 | ada     | rds:DescribeDBClusters | *   | -                                 | allowed identity all
no-delete         | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | -                                 | implicitDeny identity
orders            | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | -                                 | allowed identity orders
orders            | -     | -      | -                 | ada     | rds:ModifyDBCluster | bills  | -                                 | implicitDeny identity
orders            | -     | -      | -                 | ada     | rds:ModifyDBCluster | Orders | -                                 | implicitDeny identity
orders            | -     | -      | -                 | ada     | rds:DescribeDBClusters | *   | -                                 | implicitDeny identity
teams             | -     | -      | -                 | ada     | rds:ModifyDBCluster | team-a | -                                 | allowed identity teams
teams             | -     | -      | -                 | ada     | rds:ModifyDBCluster | team-ab | -                                | implicitDeny identity
but-orders        | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | -                                 | implicitDeny identity
but-orders        | -     | -      | -                 | ada     | rds:ModifyDBCluster | bills  | -                                 | allowed identity but-orders
own               | -     | -      | -                 | ada     | rds:ModifyDBCluster | ada-1  | aws:username=ada                  | allowed identity own
own               | -     | -      | -                 | ada     | rds:ModifyDBCluster | ben-1  | aws:username=ada                  | implicitDeny identity
own               | -     | -      | -                 | app     | rds:ModifyDBCluster | ada-1  | -                                 | implicitDeny identity
own               | -     | -      | -                 | ada     | rds:ModifyDBCluster | x-1    | aws:username=*                    | implicitDeny identity
star              | -     | -      | -                 | ada     | rds:ModifyDBCluster | a*b    | -                                 | allowed identity star
star              | -     | -      | -                 | ada     | rds:ModifyDBCluster | axb    | -                                 | implicitDeny identity
else              | -     | -      | -                 | ada     | rds:ModifyDBCluster | none   | -                                 | allowed identity else
else              | -     | -      | -                 | ada     | rds:ModifyDBCluster | web    | aws:PrincipalTag/team=web         | allowed identity else
else              | -     | -      | -                 | ada     | rds:ModifyDBCluster | none   | aws:PrincipalTag/team=web         | implicitDeny identity
all managed       | -     | -      | -                 | ada     | rds:CreateDBCluster | orders | rds:ManageMasterUserPassword=false | explicitDeny identity managed
all managed       | -     | -      | -                 | ada     | rds:CreateDBCluster | orders | rds:ManageMasterUserPassword=true | allowed identity all
all managed       | -     | -      | -                 | ada     | rds:DeleteDBCluster | orders | -                                 | allowed identity all
eu                | -     | -      | -                 | ada     | rds:CreateDBCluster | orders | aws:RequestedRegion=eu-west-1     | allowed identity eu
eu                | -     | -      | -                 | ada     | rds:CreateDBCluster | orders | aws:RequestedRegion=eu-north-1    | allowed identity eu
eu                | -     | -      | -                 | ada     | rds:CreateDBCluster | orders | aws:RequestedRegion=EU-WEST-1     | implicitDeny identity
eu                | -     | -      | -                 | ada     | rds:CreateDBCluster | orders | -                                 | implicitDeny identity
all not-eu        | -     | -      | -                 | ada     | rds:CreateDBCluster | orders | aws:RequestedRegion=us-east-1     | explicitDeny identity not-eu
all not-eu        | -     | -      | -                 | ada     | rds:CreateDBCluster | orders | aws:RequestedRegion=eu-north-1    | allowed identity all
all not-eu        | -     | -      | -                 | ada     | rds:CreateDBCluster | orders | -                                 | explicitDeny identity not-eu
nocase            | -     | -      | -                 | ada     | rds:CreateDBCluster | orders | aws:UserAgent=cli                 | allowed identity nocase
nocase            | -     | -      | -                 | ada     | rds:CreateDBCluster | orders | aws:UserAgent=web                 | implicitDeny identity
not-nocase        | -     | -      | -                 | ada     | rds:CreateDBCluster | orders | aws:UserAgent=cli                 | implicitDeny identity
not-nocase        | -     | -      | -                 | ada     | rds:CreateDBCluster | orders | -                                 | allowed identity not-nocase
like              | -     | -      | -                 | ada     | rds:CreateDBCluster | orders | aws:UserAgent=cli/2.15            | allowed identity like
like              | -     | -      | -                 | ada     | rds:CreateDBCluster | orders | aws:UserAgent=CLI/2.15            | implicitDeny identity
like              | -     | -      | -                 | ada     | rds:CreateDBCluster | orders | -                                 | implicitDeny identity
unlike            | -     | -      | -                 | ada     | rds:CreateDBCluster | orders | aws:UserAgent=cli/2               | implicitDeny identity
unlike            | -     | -      | -                 | ada     | rds:CreateDBCluster | orders | aws:UserAgent=web                 | allowed identity unlike
unlike            | -     | -      | -                 | ada     | rds:CreateDBCluster | orders | -                                 | allowed identity unlike
if-like           | -     | -      | -                 | ada     | rds:CreateDBCluster | orders | -                                 | allowed identity if-like
if-like           | -     | -      | -                 | ada     | rds:CreateDBCluster | orders | aws:UserAgent=web                 | implicitDeny identity
seven             | -     | -      | -                 | ada     | secretsmanager:DeleteSecret | * | secretsmanager:RecoveryWindowInDays=7 | allowed identity seven
seven             | -     | -      | -                 | ada     | secretsmanager:DeleteSecret | * | secretsmanager:RecoveryWindowInDays=8 | implicitDeny identity
not-seven         | -     | -      | -                 | ada     | secretsmanager:DeleteSecret | * | secretsmanager:RecoveryWindowInDays=8 | allowed identity not-seven
not-seven         | -     | -      | -                 | ada     | secretsmanager:DeleteSecret | * | secretsmanager:RecoveryWindowInDays=7 | implicitDeny identity
not-seven         | -     | -      | -                 | ada     | secretsmanager:DeleteSecret | * | -                                     | allowed identity not-seven
under             | -     | -      | -                 | ada     | secretsmanager:DeleteSecret | * | secretsmanager:RecoveryWindowInDays=13 | allowed identity under
under             | -     | -      | -                 | ada     | secretsmanager:DeleteSecret | * | secretsmanager:RecoveryWindowInDays=14 | implicitDeny identity
at-most           | -     | -      | -                 | ada     | secretsmanager:DeleteSecret | * | secretsmanager:RecoveryWindowInDays=14 | allowed identity at-most
at-most           | -     | -      | -                 | ada     | secretsmanager:DeleteSecret | * | secretsmanager:RecoveryWindowInDays=15 | implicitDeny identity
over              | -     | -      | -                 | ada     | secretsmanager:DeleteSecret | * | secretsmanager:RecoveryWindowInDays=15 | allowed identity over
over              | -     | -      | -                 | ada     | secretsmanager:DeleteSecret | * | secretsmanager:RecoveryWindowInDays=14 | implicitDeny identity
at-least          | -     | -      | -                 | ada     | secretsmanager:DeleteSecret | * | secretsmanager:RecoveryWindowInDays=14 | allowed identity at-least
at-least          | -     | -      | -                 | ada     | secretsmanager:DeleteSecret | * | secretsmanager:RecoveryWindowInDays=no | implicitDeny identity
all freeze        | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | aws:CurrentTime=1767657600        | explicitDeny identity freeze
all freeze        | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | aws:CurrentTime=1767571200        | allowed identity all
all freeze        | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | aws:CurrentTime=1768003200        | allowed identity all
until             | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | aws:EpochTime=1767571200          | allowed identity until
until             | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | aws:EpochTime=1767571201          | implicitDeny identity
from              | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | aws:CurrentTime=1767571200        | allowed identity from
from              | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | aws:CurrentTime=1767571199        | implicitDeny identity
moment            | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | aws:CurrentTime=1767571200        | allowed identity moment
not-moment        | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | aws:CurrentTime=1767571200        | implicitDeny identity
all mfa           | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | aws:MultiFactorAuthPresent=true   | allowed identity all
all mfa           | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | aws:MultiFactorAuthPresent=false  | explicitDeny identity mfa
all mfa           | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | -                                 | explicitDeny identity mfa
all strict-mfa    | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | -                                 | allowed identity all
office            | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | aws:SourceIp=203.0.113.200        | allowed identity office
office            | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | aws:SourceIp=203.0.114.1          | implicitDeny identity
office            | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | aws:SourceIp=2001:db8::5          | allowed identity office
office            | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | -                                 | implicitDeny identity
all outside       | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | aws:SourceIp=198.51.100.1         | explicitDeny identity outside
all outside       | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | aws:SourceIp=203.0.113.1          | allowed identity all
all outside       | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | -                                 | explicitDeny identity outside
one-address       | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | aws:SourceIp=203.0.113.7          | allowed identity one-address
one-address       | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | aws:SourceIp=203.0.113.8          | implicitDeny identity
arn               | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | aws:PrincipalArn=arn:aws:iam::123456789012:user/ada | allowed identity arn
arn-equals        | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | aws:PrincipalArn=arn:aws:iam::123456789012:user/ada | allowed identity arn-equals
arn-equals        | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | aws:PrincipalArn=arn:aws:iam::123456789012:user/ben | implicitDeny identity
not-arn           | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | aws:PrincipalArn=arn:aws:iam::123456789012:role/app | implicitDeny identity
not-arn           | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | aws:PrincipalArn=arn:aws:iam::123456789012:user/ada | allowed identity not-arn
arn-parts         | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | aws:PrincipalArn=arn:aws:iam::123456789012:user/ada | implicitDeny identity
absent            | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | -                                 | allowed identity absent
absent            | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | aws:SourceVpce=vpce-1             | implicitDeny identity
present           | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | aws:SourceVpce=vpce-1             | allowed identity present
present           | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | -                                 | implicitDeny identity
both              | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | aws:RequestedRegion=eu-west-1,aws:PrincipalTag/team=web | allowed identity both
both              | -     | -      | -                 | ada     | rds:ModifyDBCluster | orders | aws:RequestedRegion=eu-west-1     | implicitDeny identity
tagged            | -     | -      | -                 | ada     | secretsmanager:GetSecretValue | * | aws:PrincipalTag/team=web,secretsmanager:ResourceTag/team=web | allowed identity tagged
tagged            | -     | -      | -                 | ada     | secretsmanager:GetSecretValue | * | aws:PrincipalTag/team=web,secretsmanager:ResourceTag/team=ops | implicitDeny identity
tagged            | -     | -      | -                 | ada     | secretsmanager:GetSecretValue | * | secretsmanager:ResourceTag/team=ops | implicitDeny identity
all               | rds   | -      | -                 | ada     | rds:ModifyDBCluster | orders | -                                 | allowed identity all
all               | rds   | -      | -                 | ada     | kms:CreateKey       | *      | -                                 | implicitDeny boundary
-                 | all   | -      | -                 | ada     | kms:CreateKey       | *      | -                                 | implicitDeny identity
all               | no-delete | -  | -                 | ada     | rds:DeleteDBCluster | orders | -                                 | explicitDeny boundary no-delete
all               | -     | rds    | -                 | ada     | rds:ModifyDBCluster | orders | -                                 | allowed identity all
all               | -     | rds    | -                 | ada     | kms:CreateKey       | *      | -                                 | implicitDeny service-control
-                 | -     | all    | -                 | ada     | kms:CreateKey       | *      | -                                 | implicitDeny identity
all               | -     | all not-eu | -             | ada     | kms:CreateKey       | *      | aws:RequestedRegion=us-east-1     | explicitDeny service-control not-eu
-                 | -     | rds    | -                 | root    | kms:CreateKey       | *      | -                                 | implicitDeny service-control
-                 | -     | -      | -                 | root    | kms:CreateKey       | *      | -                                 | allowed administrator
-                 | -     | rds    | -                 | admin   | kms:CreateKey       | *      | -                                 | allowed administrator
-                 | -     | -      | open to-ada       | ada     | secretsmanager:GetSecretValue | * | -                            | allowed resource to-ada
-                 | -     | -      | open to-all       | ada     | secretsmanager:GetSecretValue | * | -                            | allowed resource to-all
-                 | -     | -      | open to-account   | ada     | secretsmanager:GetSecretValue | * | -                            | implicitDeny identity
read              | -     | -      | open to-none      | ada     | secretsmanager:GetSecretValue | * | -                            | explicitDeny resource to-none
read              | -     | -      | open not-account  | ada     | secretsmanager:GetSecretValue | * | -                            | explicitDeny resource not-account
-                 | -     | -      | open to-none      | admin   | secretsmanager:GetSecretValue | * | -                            | explicitDeny resource to-none
read              | -     | -      | open -            | ada     | secretsmanager:GetSecretValue | * | -                            | allowed identity read
-                 | rds   | -      | open to-ada       | ada     | secretsmanager:GetSecretValue | * | -                            | allowed resource to-ada
-                 | rds   | -      | open to-app       | app     | secretsmanager:GetSecretValue | * | -                            | implicitDeny identity
-                 | read  | -      | open to-app       | app     | secretsmanager:GetSecretValue | * | -                            | allowed resource to-app
-                 | -     | rds    | open to-ada       | ada     | secretsmanager:GetSecretValue | * | -                            | implicitDeny service-control
all               | -     | -      | open -            | partner | secretsmanager:GetSecretValue | * | -                            | implicitDeny resource
all               | -     | -      | open to-partner   | partner | secretsmanager:GetSecretValue | * | -                            | allowed identity all
-                 | -     | -      | open to-partner   | partner | secretsmanager:GetSecretValue | * | -                            | implicitDeny identity
all               | -     | -      | open to-all       | partner | secretsmanager:GetSecretValue | * | -                            | allowed identity all
all               | -     | -      | closed -          | ada     | kms:Decrypt         | *      | -                                 | allowed identity all
-                 | -     | -      | closed -          | ada     | kms:Decrypt         | *      | -                                 | implicitDeny identity
all               | -     | -      | closed to-account | ada     | kms:Decrypt         | *      | -                                 | allowed identity all
all               | -     | -      | closed to-number  | ada     | kms:Decrypt         | *      | -                                 | allowed identity all
all               | -     | -      | closed to-partner | ada     | kms:Decrypt         | *      | -                                 | implicitDeny resource
all               | -     | -      | closed to-app     | ada     | kms:Decrypt         | *      | -                                 | implicitDeny resource
-                 | -     | -      | closed to-ada     | ada     | kms:Decrypt         | *      | -                                 | allowed resource to-ada
all               | -     | -      | closed to-account not-ada | ada | kms:Decrypt     | *      | -                                 | explicitDeny resource not-ada
all               | -     | -      | closed to-account not-ada | ada | kms:DescribeKey | *      | -                                 | allowed identity all
-                 | -     | -      | closed to-partner | admin   | kms:Decrypt         | *      | -                                 | implicitDeny resource
-                 | -     | -      | closed via        | ada     | kms:Decrypt         | *      | kms:ViaService=secretsmanager.eu-west-1.amazonaws.com,kms:CallerAccount=123456789012 | allowed resource via
all               | -     | -      | closed via        | ada     | kms:Decrypt         | *      | kms:CallerAccount=123456789012    | implicitDeny resource
all               | -     | -      | closed to-partner | partner | kms:Decrypt         | *      | -                                 | allowed identity all
all               | -     | -      | closed to-account | partner | kms:Decrypt         | *      | -                                 | implicitDeny resource
)";

}  // namespace tests
