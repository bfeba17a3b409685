"""python3 export_onnx.py FOLDER 64x6...: writes FOLDER/64x6.onnx and so on, normalisation folded, any batch size."""

import os
import sys

import torch

from network import planes, tower

for name in sys.argv[2:]:
    names = {"input_names": ["planes"], "output_names": ["policy", "value"]}
    dynamic = {key: {0: "rows"} for key in ("planes", "policy", "value")}
    torch.onnx.export(tower(name).eval(), planes(2), os.path.join(sys.argv[1], f"{name}.onnx"), dynamic_axes=dynamic, opset_version=13, **names)
