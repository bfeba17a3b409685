using SelfPlay.Net.Random;

namespace SelfPlay.Engine.Search;

/// <summary>
/// What makes a tree search Gumbel's, AlphaZero's or none at all: the choices. Descending, evaluating and backing up are the same
/// for all, in <see cref="SearchSlot{TPosition}"/>. Implemented by structs, so that a choice per node is no virtual call.
/// </summary>
public interface ISearchRules
{
    /// <summary>1: begins a search at a game's ply; returns the number of simulations it will have.</summary>
    int Begin(SearchMode mode, int ply, int simulations, ref Rng rng);

    /// <summary>2: the root is in the tree with its priors, which may be changed; <paramref name="logits"/> are the
    /// network's.</summary>
    void PrepareRoot(Tree tree, ReadOnlySpan<float> logits, ref Rng rng);

    /// <summary>3: the edge of the root that the next simulation goes down.</summary>
    int SelectAtRoot(Tree tree);

    /// <summary>4: the edge of a node below the root.</summary>
    int SelectBelow(Tree tree, int node);

    /// <summary>5: fills Policy, Chosen and IsTarget; everything else of <paramref name="result"/> is there already.</summary>
    void Conclude(Tree tree, SearchResult result, ref Rng rng);
}
