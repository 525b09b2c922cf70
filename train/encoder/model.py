"""The encoder: MiniLM cut to a few layers and pieces, with a head over three places of a candidate.

Matrices and what goes into them can be rounded as the engine rounds them (`quantised`): weights to -63..63 with a
scale for each row, activations to -127..127 with a scale for each piece, rows of the embedding to -127..127.
Gradients go past the rounding. Products are in bfloat16 while training and in float32 where `exact`.
"""
import torch
import torch.nn as nn
import torch.nn.functional as F
from safetensors.torch import load_file

from pieces import full_vocabulary, minilm

HIDDEN, HEADS, WIDE, HEAD, PLACES, CLASSES = 384, 12, 1536, 256, 128, 10


def rounded(x, most):
    scale = (x.abs().amax(-1, keepdim=True) / most).clamp(min=1e-12)
    return (x / scale).round_().mul_(scale)


class Product(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, w, b, quantised, kind):
        if quantised:
            x, w = rounded(x.float(), 127), rounded(w, 63)
        x, w = x.to(kind), w.to(kind)
        ctx.save_for_backward(x, w)
        return F.linear(x, w, b.to(kind))

    @staticmethod
    def backward(ctx, g):
        x, w = ctx.saved_tensors
        g = g.to(x.dtype)
        flat = g.reshape(-1, g.shape[-1])
        return g @ w, (flat.t() @ x.reshape(-1, x.shape[-1])).float(), flat.float().sum(0), None, None


class Matrix(nn.Module):
    def __init__(self, rows, columns):
        super().__init__()
        self.weight, self.bias = nn.Parameter(torch.randn(rows, columns) * .02), nn.Parameter(torch.zeros(rows))

    def forward(self, x, how):
        return Product.apply(x, self.weight, self.bias, how.quantised, how.kind)


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv, self.out = Matrix(3 * HIDDEN, HIDDEN), Matrix(HIDDEN, HIDDEN)
        self.up, self.down = Matrix(WIDE, HIDDEN), Matrix(HIDDEN, WIDE)
        self.ln1, self.ln2 = nn.LayerNorm(HIDDEN, eps=1e-12), nn.LayerNorm(HIDDEN, eps=1e-12)

    def forward(self, x, mask, how, at=None):
        """All pieces, or those in `at` (batch, spots)."""
        n, t, _ = x.shape
        split = lambda v: v.view(n, -1, HEADS, HIDDEN // HEADS).transpose(1, 2)
        q, k, v = self.qkv(x, how).split(HIDDEN, -1)
        if at is not None:
            wanted = at[:, :, None].expand(-1, -1, HIDDEN)
            q, x = q.gather(1, wanted), x.gather(1, wanted)
        scores = split(q) @ split(k).transpose(2, 3) * (HIDDEN // HEADS) ** -.5
        a = (scores if mask is None else scores.masked_fill(~mask, -1e4)).softmax(-1) @ split(v)
        a = a.transpose(1, 2).reshape(n, -1, HIDDEN)
        x = self.ln1(x + how.drop(self.out(a, how).float()))
        return self.ln2(x + how.drop(self.down(F.gelu(self.up(x, how)), how).float()))


class How:
    """How a pass is made."""

    def __init__(self, quantised=False, exact=False, dropout=0.):
        self.quantised, self.kind, self.dropout = quantised, torch.float32 if exact else torch.bfloat16, dropout

    def drop(self, x):
        """Leaves out the same parts of all pieces of a window, which costs next to nothing."""
        if not self.dropout:
            return x
        keep = 1 - self.dropout
        part = x.shape if x.dim() < 3 else (x.shape[0], 1, x.shape[2])
        return x * torch.full(part, 1 / keep).mul_(torch.empty(part).bernoulli_(keep))


class Encoder(nn.Module):
    def __init__(self, pieces, layers):
        super().__init__()
        self.word, self.position = nn.Parameter(torch.zeros(pieces, HIDDEN)), nn.Parameter(torch.zeros(PLACES, HIDDEN))
        self.ln = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList([Layer() for _ in range(layers)])
        self.head1 = Matrix(HEAD, 4 * HIDDEN)
        self.head2 = nn.Linear(HEAD, CLASSES)
        nn.init.normal_(self.head2.weight, std=.03)

    def embed(self, ids, how):
        rows = F.embedding(ids, self.word)
        if how.quantised:
            rows = rows + (rounded(rows.detach(), 127) - rows.detach())
        return self.ln(rows + self.position[: ids.shape[1]])

    def states(self, b, how):
        """What the last layer says of the spots of a batch, one row each."""
        x = how.drop(self.embed(b["ids"], how))
        for layer in self.layers[:-1]:
            x = layer(x, b["mask"], how)
        return self.layers[-1](x, b["mask"], how, b["at"]).reshape(-1, HIDDEN)

    def forward(self, b, how):
        """Logits of the candidates."""
        x = self.states(b, how)[b["rows"]].reshape(len(b["rows"]), -1)
        return self.head2(how.drop(torch.tanh(self.head1(x, how).float())))


def from_minilm(vocab, layers):
    """Those layers of MiniLM, by number, and pieces."""
    w = load_file(minilm("model.safetensors"))
    m, row = Encoder(len(vocab), len(layers)), {p: i for i, p in enumerate(full_vocabulary())}
    with torch.no_grad():
        m.word.copy_(w["embeddings.word_embeddings.weight"][[row[p] for p in vocab]])
        m.position.copy_(w["embeddings.position_embeddings.weight"][:PLACES] + w["embeddings.token_type_embeddings.weight"][0])
        m.ln.weight.copy_(w["embeddings.LayerNorm.weight"])
        m.ln.bias.copy_(w["embeddings.LayerNorm.bias"])
        for layer, n in zip(m.layers, layers):
            at = f"encoder.layer.{n}."
            for part in ("weight", "bias"):
                getattr(layer.qkv, part).copy_(torch.cat([w[f"{at}attention.self.{k}.{part}"] for k in ("query", "key", "value")]))
                for mine, theirs in (("out", "attention.output.dense"), ("ln1", "attention.output.LayerNorm"), ("up", "intermediate.dense"),
                                     ("down", "output.dense"), ("ln2", "output.LayerNorm")):
                    getattr(getattr(layer, mine), part).copy_(w[f"{at}{theirs}.{part}"])
    return m
