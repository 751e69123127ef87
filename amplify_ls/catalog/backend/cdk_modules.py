"""The modules of the CDK, in the version of the catalog."""

from __future__ import annotations

_SERVICES = """
accessanalyzer accountaccess acmpca agentregistry aiops amazonmq amplify amplifyuibuilder apigateway apigatewayv2
apigatewayv2-authorizers apigatewayv2-integrations appconfig appfabric appflow appintegrations applicationautoscaling
applicationinsights applicationsignals appmesh apprunner appstream appsync apptest aps arcregionswitch arczonalshift
athena auditmanager autoscaling autoscaling-common autoscaling-hooktargets autoscalingplans awsexternalanthropic b2bi
backup backupgateway batch bcm bcmdataexports bcmpricingcalculator bedrock bedrockagentcore bedrockmantle billing
billingconductor braket budgets cases cassandra ce certificatemanager chatbot chime cleanrooms cleanroomsml cloud9
cloudformation cloudfront cloudfront-origins cloudhsm cloudtrail cloudwatch cloudwatch-actions codeartifact codebuild
codecommit codeconnections codedeploy codeguruprofiler codegurureviewer codepipeline codepipeline-actions codestar
codestarconnections codestarnotifications cognito cognito-identitypool comprehend computeoptimizer config connect
connectcampaigns connectcampaignsv2 controltower cur customerprofiles databrew dataexchange datapipeline datasync
datazone dax deadline detective devicefarm devopsagent devopsguru directconnect directoryservice dlm dms docdb
docdbelastic drs dsql dynamodb ec2 ecr ecr-assets ecs ecs-patterns efs eks eks-v2 elasticache elasticbeanstalk
elasticloadbalancing elasticloadbalancingv2 elasticloadbalancingv2-actions elasticloadbalancingv2-targets elasticsearch
elementalinference emr emrcontainers emrserverless entityresolution events events-targets eventschemas eventsv2
evidently evs finspace fis fms forecast frauddetector fsx gamelift gameliftstreams globalaccelerator
globalaccelerator-endpoints glue grafana greengrass greengrassv2 groundstation guardduty healthagent healthimaging
healthlake iam identitystore imagebuilder inspector inspectorv2 interconnect internetmonitor invoicing iot iotanalytics
iotcoredeviceadvisor iotevents iotfleethub iotfleetwise iotsecuretunneling iotsitewise iotthingsgraph iottwinmaker
iotwireless ivs ivschat kafkaconnect kendra kendraranking kinesis kinesisanalytics kinesisanalyticsv2 kinesisfirehose
kinesisvideo kms lakeformation lambda lambda-destinations lambda-event-sources lambda-nodejs launchwizard lex
licensemanager licensemanagerlinuxsubscriptions licensemanagerusersubscriptions lightsail location logs
logs-destinations lookoutequipment lookoutmetrics lookoutvision m2 macie managedblockchain mediaconnect mediaconvert
medialive mediapackage mediapackagev2 mediastore mediatailor memorydb mgn mpa msk mwaa mwaaserverless neptune
neptunegraph networkfirewall networkflowmonitor networkmanager networkmonitor networksecuritymanager nimblestudio
notifications notificationscontacts novaact oam observabilityadmin odb omics opensearch opensearchserverless
opensearchservice opsworks opsworkscm organizations osis outposts panorama paymentcryptography pcaconnectorad
pcaconnectorscep pcs personalize pi pinpoint pinpointemail pipes polly pricingplanmanager proton qbusiness qldb
quicksight ram rbin rds redshift redshiftserverless refactorspaces rekognition resiliencehub resiliencehubv2
resourceexplorer2 resourcegroups robomaker rolesanywhere route53 route53-patterns route53-targets route53globalresolver
route53profiles route53recoverycontrol route53recoveryreadiness route53resolver rtbfabric rum s3 s3-assets s3-deployment
s3-notifications s3express s3files s3objectlambda s3outposts s3tables s3vectors sagemaker sam scheduler
scheduler-targets scn sdb secretsmanager securityagent securityhub securitylake serverlessrepo servicecatalog
servicecatalogappregistry servicediscovery ses ses-actions shield signer simspaceweaver smsvoice sns sns-subscriptions
sqs ssm ssmcontacts ssmguiconnect ssmincidents ssmquicksetup sso stepfunctions stepfunctions-tasks storagegateway
supportapp supportauthz synthetics systemsmanagersap textract timestream transcribe transfer translate uxc
verifiedpermissions voiceid vpclattice waf wafregional wafv2 wellarchitected wickr wisdom workspaces workspacesinstances
workspacesthinclient workspacesweb xray
"""
_OTHERS = """
alexa-ask assertions assets cloud-assembly-schema cloudformation-include core custom-resources cx-api interfaces
lambda-layer-awscli lambda-layer-node-proxy-agent pipelines region-info triggers
"""

CDK_MODULES = frozenset((*(f"aws-{name}" for name in _SERVICES.split()), *_OTHERS.split()))
"""The names that can follow `aws-cdk-lib/`."""
