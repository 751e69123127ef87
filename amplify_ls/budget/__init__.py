"""What a backend costs in CloudFormation: resources, template sizes and policies, by measured formulas."""
