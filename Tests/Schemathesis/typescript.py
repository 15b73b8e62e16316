"""Whether a file of TypeScript parses, and has every shape and every operation of the document."""
import json
import sys

import tree_sitter_typescript
from tree_sitter import Language, Parser


def mistakes(node):
    if node.type == "ERROR" or node.is_missing:
        yield f"line {node.start_point[0] + 1}: {node.text.decode()[:80]!r}"
    for child in node.children:
        yield from mistakes(child)


def members(root, name):
    """Those of a type that is an object; a name that is no identifier, such as one with a hyphen, stands in quotes."""
    for statement in root.children:
        declaration = statement.child_by_field_name("declaration")
        if declaration is None or declaration.child_by_field_name("name").text.decode() != name:
            continue
        body = declaration.child_by_field_name("value") or declaration.child_by_field_name("body")
        for child in body.children:
            if child.type == "property_signature":
                yield child.child_by_field_name("name").text.decode().strip('"')


def main(path, document):
    with open(path, "rb") as file:
        text = file.read()
    tree = Parser(Language(tree_sitter_typescript.language_typescript())).parse(text)
    found = list(mistakes(tree.root_node))
    with open(document) as file:
        described = json.load(file)
    exported = {
        node.child_by_field_name("declaration").child_by_field_name("name").text.decode()
        for node in tree.root_node.children if node.type == "export_statement"
    }
    wanted = set(described["components"]["schemas"]) | {"Operations"}
    found += [f"no type {name}" for name in sorted(wanted - exported)]
    operations = set(members(tree.root_node, "Operations"))
    wanted = {operation["operationId"] for item in described["paths"].values() for operation in item.values()}
    found += [f"no operation {name}" for name in sorted(wanted - operations)]
    found += [f"an operation that nobody described: {name}" for name in sorted(operations - wanted)]
    if found:
        raise SystemExit("\n".join(found[:20]))
    print(f"{len(exported)} types")


main(*sys.argv[1:])
