@echo off
rem Builds SelfPlay (dotnet build does nothing when no source changed; that takes about two seconds) and runs it.
rem "selfplay test" runs the whole test suite. SELFPLAY_NOBUILD=1 runs what was built last, at once.
rem SELFPLAY_ILGPU=true or false decides about the GPU backend; otherwise the package feed is asked once and the answer kept in
rem .selfplay\ilgpu: delete that file after a change of feeds.
setlocal
set "ROOT=%~dp0"
set "STATE=%ROOT%.selfplay"
set "OUTPUT=%ROOT%src\SelfPlay.Arena\bin\Release\net10.0\selfplay.dll"
set DOTNET_CLI_TELEMETRY_OPTOUT=1
set DOTNET_NOLOGO=1
set MSBUILDDISABLENODEREUSE=1

where dotnet >nul 2>nul
if errorlevel 1 (
    echo error: the .NET SDK was not found: install the .NET 10 SDK from https://dotnet.microsoft.com/download and try again 1>&2
    exit /b 2
)

if not exist "%STATE%" mkdir "%STATE%"
if /i "%~1"=="test" goto tests
if "%SELFPLAY_NOBUILD%"=="1" if exist "%OUTPUT%" goto start

call :probe
dotnet build "%ROOT%src\SelfPlay.Arena" -c Release --nologo -v quiet -p:Ilgpu=%ILGPU% > "%STATE%\build.log" 2>&1
if errorlevel 1 (
    type "%STATE%\build.log" 1>&2
    echo error: the build failed; its output stands above 1>&2
    exit /b 1
)

:start
dotnet "%OUTPUT%" %*
exit /b %errorlevel%

:tests
call :probe
rem dotnet test takes the arguments after the word "test".
set "REST="
shift
:next
if "%~1"=="" goto run
set REST=%REST% %1
shift
goto next
:run
dotnet test "%ROOT%SelfPlay.sln" -c Release --nologo -p:Ilgpu=%ILGPU% %REST%
exit /b %errorlevel%

rem Sets ILGPU to true or false: can the feed restore it?
:probe
if not "%SELFPLAY_ILGPU%"=="" (
    set "ILGPU=%SELFPLAY_ILGPU%"
    exit /b 0
)
if exist "%STATE%\ilgpu" (
    set /p ILGPU=<"%STATE%\ilgpu"
    exit /b 0
)
if not exist "%STATE%\probe" mkdir "%STATE%\probe"
> "%STATE%\probe\probe.csproj" echo ^<Project Sdk="Microsoft.NET.Sdk"^>^<ItemGroup^>^<PackageReference Include="ILGPU" /^>^<PackageReference Include="ILGPU.Algorithms" /^>^</ItemGroup^>^</Project^>
set ILGPU=true
dotnet restore "%STATE%\probe\probe.csproj" --nologo > "%STATE%\probe\log" 2>&1
if errorlevel 1 set ILGPU=false
> "%STATE%\ilgpu" echo %ILGPU%
exit /b 0
