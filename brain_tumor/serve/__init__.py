"""What faces users: findings, the page, exports, speed, commands."""
