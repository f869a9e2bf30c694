"""What an AI assistant may ask (Model Context Protocol): the desk's answers as tools and resources, read-only.

The pieces need the extra `assistant`; `dragoman mcp` says so where it is missing.
"""
