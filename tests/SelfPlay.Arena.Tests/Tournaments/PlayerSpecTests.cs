using SelfPlay.Arena.Engines;
using SelfPlay.Arena.Tournaments.Specs;
using SelfPlay.Engine;
using SelfPlay.Engine.Search;

namespace SelfPlay.Arena.Tests.Tournaments;

[TestFixture]
internal sealed class PlayerSpecTests
{
    [TestCase("random", PlayerKind.Random, "random")]
    [TestCase("greedy?elo=100", PlayerKind.Greedy, "greedy")]
    [TestCase("solver", PlayerKind.Solver, "solver")]
    [TestCase("untrained?sims=8", PlayerKind.Untrained, "untrained")]
    [TestCase("runs/x@12", PlayerKind.Checkpoint, "runs/x@12")]
    [TestCase("latest", PlayerKind.Checkpoint, "latest")]
    [TestCase("uci:stockfish?nodes=1", PlayerKind.Program, "stockfish")]
    [TestCase("USI: YaneuraOu?movetime=1", PlayerKind.Program, "YaneuraOu")]
    [TestCase("gtp:gnugo --mode gtp", PlayerKind.Program, "gnugo --mode gtp")]
    public void A_player_is_known_by_its_first_word(string text, PlayerKind kind, string target)
    {
        var spec = PlayerSpec.Parse(text);
        Assert.That((spec.Kind, spec.Target), Is.EqualTo((kind, target)));
    }

    [Test]
    public void A_network_has_settings_of_its_own()
    {
        var spec = PlayerSpec.Parse("runs/x@12?sims=64&search=puct&temperature=0.5&name=mine&elo=-12.5");
        Assert.That((spec.Budget?.Simulations, spec.Search, spec.Temperature, spec.Name, spec.Elo), Is.EqualTo((64, SearchKind.Puct, 0.5f, "mine", -12.5)));
    }

    [Test]
    public void What_is_no_setting_of_ours_is_an_option_of_the_program()
    {
        var spec = PlayerSpec.Parse("uci:stockfish?UCI_LimitStrength=true&Skill Level=3&time=1+0.01&Book File=a%26b");
        Assert.That(spec.Options.Select(option => $"{option.Key}:{option.Value}"), Is.EqualTo(new[] { "UCI_LimitStrength:true", "Skill Level:3", "Book File:a&b" }));
        Assert.That(spec.Budget, Is.EqualTo(new PlayerBudget { Clock = TimeSpan.FromSeconds(1), Increment = TimeSpan.FromSeconds(0.01) }));
    }

    [TestCase("uci:a?nodes=1", EngineProtocol.Uci)]
    [TestCase("usi:a?nodes=1", EngineProtocol.Usi)]
    [TestCase("gtp:a", EngineProtocol.Gtp)]
    [TestCase("random", null)]
    public void A_program_is_spoken_to_in_the_protocol_before_it(string text, EngineProtocol? protocol) =>
        Assert.That(PlayerSpec.Parse(text).Protocol, Is.EqualTo(protocol));

    [TestCase("random")]
    [TestCase("usi:engine?depth=3&USI_Hash=16")]
    [TestCase("gtp:gnugo --mode gtp --level 1?name=weak&movetime=1")]
    [TestCase("uci:/usr/bin/engine --quiet?nodes=5&Hash=16")]
    [TestCase("runs/x@*?sims=1")]
    public void Its_text_reads_back_to_the_same_player(string text)
    {
        var spec = PlayerSpec.Parse(text);
        Assert.That(spec.Text, Is.EqualTo(text));
        Assert.That(PlayerSpec.Parse(spec.Text) with { Options = spec.Options }, Is.EqualTo(spec));
    }

    [TestCase("random?sims=3", "random?sims=3: there is no setting 'sims' (known: name, elo)")]
    [TestCase("latest?simms=3", "there is no setting 'simms'; did you mean 'sims'?")]
    [TestCase("latest?sims", "'sims' is no setting; write it as key=value")]
    [TestCase("latest?sims=-1", "sims takes a whole number from 0 to 1000000, not '-1'")]
    [TestCase("latest?sims=3&movetime=1", "movetime comes beside another budget; give one of sims, time, movetime")]
    [TestCase("latest?sims=3&sims=4", "sims is given twice")]
    [TestCase("latest?search=pact", "search takes gumbel or puct, not 'pact'; did you mean 'puct'?")]
    [TestCase("latest?time=1:30", "time takes seconds and an increment, such as 1+0.01, not '1:30'")]
    [TestCase("latest?movetime=0", "movetime takes seconds above 0, such as 0.1, not '0'")]
    [TestCase("latest?movetime=1&temperature=1", "temperature needs a number of simulations")]
    [TestCase("latest?elo=high", "elo takes a number from -10000 to 10000, not 'high'")]
    [TestCase("latest?name=", "name is empty")]
    [TestCase("uci:", "'uci:' names no player: write the program behind uci:")]
    [TestCase("gtp:?name=x", "names no player: write the program behind gtp:")]
    [TestCase("gtp:gnugo?level=1", "gtp:gnugo?level=1: GTP has no way to tell a program 'level': write what the program should know behind it, as in 'gtp:gnugo --mode gtp --level 1' (settings: time, movetime, name, elo)")]
    [TestCase("gtp:gnugo?nodes=5", "GTP has no way to tell a program 'nodes'")]
    [TestCase("usi:engine?sims=5&nodes=5&depth=3", "depth comes beside another budget; give one of nodes, depth, time, movetime")]
    [TestCase(" ", "write a checkpoint or random, greedy, solver, untrained, uci:PROGRAM, usi:PROGRAM, gtp:PROGRAM")]
    [TestCase("?sims=3", "'?sims=3' names no player")]
    public void Bad_input_is_one_sentence_that_names_the_setting(string text, string reason) =>
        Assert.That(() => PlayerSpec.Parse(text), Throws.InstanceOf<InputException>().With.Message.Contain(reason));

    [TestCase("stockfish", "stockfish")]
    [TestCase("python3  engine.py\t--deep", "python3|engine.py|--deep")]
    [TestCase("'/opt/my engine/run' \"a b\"c ''", "/opt/my engine/run|a bc|")]
    [TestCase(@"C:\engines\sf.exe my\ file", @"C:\engines\sf.exe|my file")]
    public void A_program_and_its_arguments_are_split_as_shells_do(string text, string words) =>
        Assert.That(string.Join('|', ShellWords.Split(text)), Is.EqualTo(words));

    [Test]
    public void An_open_quote_is_told() =>
        Assert.That(() => ShellWords.Split("run 'it"), Throws.InstanceOf<InputException>().With.Message.Contain("the quote ' is not closed"));

    [TestCase("elo0=0 elo1=5", 0, 5, 0.05)]
    [TestCase("elo1=5,elo0=-5,alpha=0.1", -5, 5, 0.1)]
    [TestCase("", 0, 10, 0.05)]
    public void A_test_is_given_by_its_hypotheses(string text, double elo0, double elo1, double alpha)
    {
        var test = RuleOptions.Sprt(text);
        Assert.That((test.Elo0, test.Elo1, test.Alpha), Is.EqualTo((elo0, elo1, alpha)));
    }

    [TestCase("elo0=5 elo1=5", "elo1 = 5 must be above elo0 = 5")]
    [TestCase("elo2=5", "there is no setting 'elo2'; did you mean 'elo0'?")]
    [TestCase("alpha=0.7", "alpha takes a number from 1E-06 to 0.5, not '0.7'")]
    public void A_test_that_cannot_be_is_refused(string text, string reason) =>
        Assert.That(() => RuleOptions.Sprt(text), Throws.InstanceOf<InputException>().With.Message.Contain(reason));

    [Test]
    public void Rules_of_adjudication_have_usual_values()
    {
        Assert.That(RuleOptions.Resign("moves=2"), Is.EqualTo(new ResignRule(0.95, 2, true)));
        Assert.That(RuleOptions.Resign("score=0.5,sides=one"), Is.EqualTo(new ResignRule(0.5, 4, false)));
        Assert.That(RuleOptions.Draw("score=0.1,from=20"), Is.EqualTo(new DrawRule(0.1, 8, 20)));
    }
}
